package dev.freshline.whole;

import java.time.Duration;
import java.time.Instant;

/// What Claude Code writes to a render.
final class Input {
  /// The session's cost in [#of].
  static final String COST = "$4.24";

  private Input() {}

  static String of(String session) {
    Instant now = Instant.now();
    return """
    {"session_id": "%s", "transcript_path": "/nowhere/t.jsonl", "cwd": "/nowhere", "version": "2",
     "model": {"id": "opus", "display_name": "Opus 4.7"},
     "workspace": {"current_dir": "/nowhere", "project_dir": "/nowhere", "added_dirs": []},
     "cost": {"total_cost_usd": 4.2371, "total_duration_ms": 6600000,
       "total_api_duration_ms": 1230000, "total_lines_added": 156, "total_lines_removed": 23},
     "context_window": {"context_window_size": 200000, "used_percentage": 42},
     "rate_limits": {"five_hour": {"used_percentage": 24, "resets_at": %d},
       "seven_day": {"used_percentage": 41, "resets_at": %d}}}
    """
        .formatted(
            session,
            now.plus(Duration.ofHours(3)).getEpochSecond(),
            now.plus(Duration.ofDays(4)).getEpochSecond());
  }
}
