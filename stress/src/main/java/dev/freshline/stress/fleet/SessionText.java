package dev.freshline.stress.fleet;

import java.time.Duration;
import java.time.Instant;

/// What Claude Code writes to a render's standard input.
final class SessionText {
  private static final Duration FIVE_HOUR_REST = Duration.ofHours(3);
  private static final Duration SEVEN_DAY_REST = Duration.ofDays(4);

  private SessionText() {}

  /// Of a session whose account has limits, at this moment.
  static String now() {
    Instant now = Instant.now();
    return """
    {"session_id": "s-1", "transcript_path": "/nowhere/t.jsonl", "cwd": "/nowhere", "version": "2",
     "model": {"id": "opus", "display_name": "Opus"}, "cost": {"total_cost_usd": 4.2371},
     "context_window": {"context_window_size": 200000, "used_percentage": 42},
     "rate_limits": {"five_hour": {"used_percentage": 24, "resets_at": %d},
       "seven_day": {"used_percentage": 41, "resets_at": %d}}}
    """
        .formatted(
            now.plus(FIVE_HOUR_REST).getEpochSecond(), now.plus(SEVEN_DAY_REST).getEpochSecond());
  }
}
