package dev.freshline.app;

import dev.freshline.cache.ReadingCache;
import dev.freshline.host.StreamInput;
import dev.freshline.lease.Lease;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Renders as sessions do, in a folder of its own, so that the JVM can record what a render loads.
///
/// Run once for each build by [AotCache]; everything that it reads or writes is made up.
public final class Training {
  private static final int SESSIONS = 3;

  private Training() {}

  /// @param args the folder to work in
  public static void main(String[] args) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("FRESHLINE_HOME", args[0]);
    // A refresh that does nothing: what starts it is loaded all the same.
    System.setProperty("freshline.launcher", "/bin/true");
    Machine machine = Machine.real(environment);
    for (int session = 0; session < SESSIONS; session++) {
      render(environment, session, machine.host().clock().now());
      refresh(machine, environment, session);
      render(environment, session, machine.host().clock().now());
    }
  }

  private static void render(Map<String, String> environment, int session, Moment now) {
    byte[] input = input(session, now).getBytes(StandardCharsets.UTF_8);
    Main.render(environment, new StreamInput(new ByteArrayInputStream(input)));
  }

  /// Publishes, after a render beside a holder that is at work.
  private static void refresh(Machine machine, Map<String, String> environment, int session) {
    Wiring wiring = Wiring.of(machine);
    ReadingCache cache = wiring.cache();
    if (wiring.leases().tryAcquire("training", 0) instanceof Lease lease) {
      try (lease) {
        render(environment, session, machine.host().clock().now());
        cache.publish(Readings.NONE.withBlock(block(machine.host().clock().now())), lease);
      }
    }
  }

  private static Reading<BlockState> block(Moment now) {
    var block =
        new BlockState.ActiveBlock(
            now.at().minus(Duration.ofHours(2)),
            now.at().plus(Duration.ofHours(3)),
            new Cost.Priced(8.97),
            5.78,
            18_758_871,
            237,
            List.of("training"));
    return new Reading<>(block, new Stamp(now, now, "ccusage", "training", 0));
  }

  private static String input(int session, Moment now) {
    long soon = now.at().plus(Duration.ofHours(3)).getEpochSecond();
    long later = now.at().plus(Duration.ofDays(4)).getEpochSecond();
    return """
    {"session_id": "training-%d", "transcript_path": "/nowhere/training.jsonl", "cwd": "/nowhere",
     "model": {"id": "training", "display_name": "Training"}, "version": "2",
     "workspace": {"current_dir": "/nowhere", "project_dir": "/nowhere", "added_dirs": []},
     "cost": {"total_cost_usd": 4.2371, "total_duration_ms": 6600000,
       "total_api_duration_ms": 1230000, "total_lines_added": 156, "total_lines_removed": 23},
     "context_window": {"context_window_size": 200000, "used_percentage": 42,
       "current_usage": {"input_tokens": 500}},
     "exceeds_200k_tokens": false, "vim": null,
     "rate_limits": {"five_hour": {"used_percentage": 23.5, "resets_at": %d},
       "seven_day": {"used_percentage": 41.2, "resets_at": %d}}}
    """
        .formatted(session, soon, later);
  }
}
