package dev.freshline.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a fetch brought no reading.
///
/// @param reason one sentence: what was expected and what was found; holds no token
/// @param retryAfter how long the source asked to be left alone, or null when it did not
public record Failure(Kind kind, String reason, @Nullable Duration retryAfter) {
  /// The kinds that call for different treatment.
  public enum Kind {
    NOT_INSTALLED,
    NO_DATA_DIRECTORY,
    EXITED,
    KILLED,
    TIMED_OUT,
    OVERFLOWED,
    TRUNCATED,
    MALFORMED,
    ORPHAN_ALIVE,
    NO_CREDENTIALS,
    UNAUTHORIZED,
    FORBIDDEN,
    RATE_LIMITED,
    SERVER_ERROR,
    UNEXPECTED_STATUS,
    STALLED,
    UNREACHABLE
  }

  public Failure(Kind kind, String reason) {
    this(kind, reason, null);
  }
}
