package dev.freshline.reports.verify;

import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.predict.Figure;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.time.Duration;

/// What it costs the fleet to start a run and to publish its result, in the time of the settings.
///
/// A process starts as fast as it does, whatever the scale: 10 ms are half a second where a second
/// is played in 20 ms. A loop of runs of one known length, played beside what is to be predicted,
/// tells how much longer a cycle is than its parts; a prediction for the fleet adds that to every
/// run.
final class Calibration {
  private static final Duration RUN = Duration.ofSeconds(40);
  private static final Duration COOLDOWN = Duration.ofSeconds(1);

  private Calibration() {}

  /// By the same number of sessions as in the loops that are to be predicted, and as long.
  static Load load(Staging staging) {
    return staging.load(protocol(), "fixed:" + RUN.toSeconds() + "s", 0);
  }

  /// @throws UsageException when too few runs came to their end
  static double overhead(Measured measured, Staging staging) throws UsageException {
    Figure cycle = measured.cycleSeconds();
    if (cycle == null) {
      throw new UsageException(
          "--verify: expected some runs of "
              + RUN.toSeconds()
              + " s at a scale of "
              + staging.scale()
              + ", found "
              + measured.cycles()
              + "; the machine is too busy, try again when it is not");
    }
    double known = COOLDOWN.toSeconds() + staging.meanWait() + RUN.toSeconds();
    return Math.max(0, cycle.value() - known);
  }

  private static Protocol protocol() {
    try {
      Protocol plain = ProtocolJson.with(Profiles.named("no-lock"), "lock.kind", "kernel");
      plain = ProtocolJson.with(plain, "wait.rereads", "true");
      plain = ProtocolJson.with(plain, "fetchTimeout", "none");
      plain = ProtocolJson.with(plain, "gate", "cooldown-first");
      return ProtocolJson.with(plain, "cooldown", COOLDOWN.toSeconds() + "s");
    } catch (InvalidProtocolException e) {
      throw new IllegalStateException("a profile of ours", e);
    }
  }
}
