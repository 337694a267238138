package dev.freshline.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a fetch brought no reading.
///
/// @param reason one sentence: what was expected and what was found; holds no token
/// @param retryAfter how long the source asked to be left alone, or null when it did not
public record Failure(Kind kind, String reason, @Nullable Duration retryAfter) {
  /// The kinds that call for different treatment; the reason tells apart what shares one.
  public enum Kind {
    /// Nothing could be started: no such program, one that is refused, or no supervision for it.
    NOT_INSTALLED(Run.NONE),
    /// There is no folder of transcripts to read.
    NO_DATA_DIRECTORY(Run.WHOLE),
    /// The program ended with a code other than 0.
    EXITED(Run.WHOLE),
    /// The program, or its supervisor, was killed from outside.
    KILLED(Run.CENSORED),
    /// The program was killed for running longer than its timeout.
    TIMED_OUT(Run.CENSORED),
    /// The program was killed for writing more than its limit.
    OVERFLOWED(Run.CENSORED),
    /// The answer ends within itself.
    TRUNCATED(Run.WHOLE),
    /// The answer is whole but not what was expected.
    MALFORMED(Run.WHOLE),
    /// A child of an earlier holder is still alive.
    ORPHAN_ALIVE(Run.NONE),
    /// There is no token to ask with, or only an expired one; nothing was sent.
    NO_CREDENTIALS(Run.NONE),
    /// The server does not accept the token (401).
    UNAUTHORIZED(Run.WHOLE),
    /// The token is accepted but not for this (403).
    FORBIDDEN(Run.WHOLE),
    /// Asked too often (429).
    RATE_LIMITED(Run.WHOLE),
    /// The server failed (5xx).
    SERVER_ERROR(Run.WHOLE),
    /// A status that nothing here expects.
    UNEXPECTED_STATUS(Run.WHOLE),
    /// No whole reply within the timeout.
    STALLED(Run.CENSORED),
    /// No reply at all.
    UNREACHABLE(Run.WHOLE);

    private final Run run;

    Kind(Run run) {
      this.run = run;
    }

    /// What the time that the fetch took says about how long one takes.
    public Run run() {
      return run;
    }
  }

  /// How much of a run there was.
  public enum Run {
    /// Nothing ran.
    NONE,
    /// It ended by itself.
    WHOLE,
    /// It was ended: it would have taken longer.
    CENSORED
  }

  public Failure(Kind kind, String reason) {
    this(kind, reason, null);
  }
}
