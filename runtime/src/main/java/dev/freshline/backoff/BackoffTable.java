package dev.freshline.backoff;

import dev.freshline.backoff.Backoff.Jitter;
import dev.freshline.source.Failure.Kind;
import java.time.Duration;

/// Which rule follows which kind of failure of one source.
@FunctionalInterface
public interface BackoffTable {
  Backoff ruleFor(Kind kind);

  /// The rules for ccusage, a program on this machine: a failure costs nobody else anything, so try
  /// soon.
  ///
  /// - Nothing to start, or no data: the cap. Only the user can change it; looking is cheap,
  ///   hurrying useless.
  /// - Anything else: 5 s doubling to the cap, at least 1 s. Load passes, but a run that timed out
  ///   must not be followed at once by the next.
  ///
  /// @param cap shorter than the cooldown: a failure must not delay a refresh more than a success
  ///     does
  static BackoffTable ofCcusage(Duration cap) {
    Duration base = shorter(Duration.ofSeconds(5), cap);
    Duration floor = shorter(Duration.ofSeconds(1), cap);
    var hopeless = new Backoff(cap, 1, cap, Jitter.NONE, floor);
    var passing = new Backoff(base, 2, cap, Jitter.FULL, floor);
    return kind ->
        switch (kind) {
          case NOT_INSTALLED, NO_DATA_DIRECTORY -> hopeless;
          case EXITED,
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
              UNREACHABLE ->
              passing;
        };
  }

  /// The rules for the usage endpoint, which is others' and unpublished: when in doubt, stay away.
  ///
  /// - 429: 15 min doubling to 4 h, at least 5 min. Every retry extends the block, and it comes
  ///   with `Retry-After: 0`; one call in 5 minutes is what others found safe.
  /// - 401, 403: 15 min doubling to 4 h. Only a new login helps; asking on with a bad token looks
  ///   like an attack.
  /// - Anything else: 1 min doubling to 15 min. Networks and servers recover; a token that is
  ///   missing or expired costs one look at a file, and Claude Code renews it when it runs.
  static BackoffTable ofOAuth() {
    Duration quarter = Duration.ofMinutes(15);
    Duration minute = Duration.ofMinutes(1);
    var limited = new Backoff(quarter, 2, Backoff.MAX_DELAY, Jitter.FULL, Duration.ofMinutes(5));
    var refused = new Backoff(quarter, 2, Backoff.MAX_DELAY, Jitter.NONE, quarter);
    var passing = new Backoff(minute, 2, quarter, Jitter.FULL, Duration.ofSeconds(10));
    return kind ->
        switch (kind) {
          case RATE_LIMITED -> limited;
          case UNAUTHORIZED, FORBIDDEN -> refused;
          case NOT_INSTALLED,
              NO_DATA_DIRECTORY,
              EXITED,
              KILLED,
              TIMED_OUT,
              OVERFLOWED,
              TRUNCATED,
              MALFORMED,
              ORPHAN_ALIVE,
              NO_CREDENTIALS,
              SERVER_ERROR,
              UNEXPECTED_STATUS,
              STALLED,
              UNREACHABLE ->
              passing;
        };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
