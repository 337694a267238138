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
    NOT_INSTALLED,
    /// There is no folder of transcripts to read.
    NO_DATA_DIRECTORY,
    /// The program ended with a code other than 0.
    EXITED,
    /// The program, or its supervisor, was killed from outside.
    KILLED,
    /// The program was killed for running longer than its timeout.
    TIMED_OUT,
    /// The program was killed for writing more than its limit.
    OVERFLOWED,
    /// The answer ends within itself.
    TRUNCATED,
    /// The answer is whole but not what was expected.
    MALFORMED,
    /// A child of an earlier holder is still alive.
    ORPHAN_ALIVE,
    /// There is no token to ask with, or only an expired one; nothing was sent.
    NO_CREDENTIALS,
    /// The server does not accept the token (401).
    UNAUTHORIZED,
    /// The token is accepted but not for this (403).
    FORBIDDEN,
    /// Asked too often (429).
    RATE_LIMITED,
    /// The server failed (5xx).
    SERVER_ERROR,
    /// A status that nothing here expects.
    UNEXPECTED_STATUS,
    /// No whole reply within the timeout.
    STALLED,
    /// No reply at all.
    UNREACHABLE
  }

  public Failure(Kind kind, String reason) {
    this(kind, reason, null);
  }
}
