package dev.freshline.stress.sim.play;

import dev.freshline.stress.sim.machine.Chooser.Question;
import dev.freshline.stress.sim.machine.SimMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Somebody who cleans up where a lock is in use.
final class Outsider {
  private static final Path ASIDE = Session.RUN.resolve("aside");
  private static final List<Duration> WHEN =
      List.of(Duration.ofMillis(5_500), Duration.ofSeconds(3), Duration.ofSeconds(9));
  private static final Duration AWAY = Duration.ofSeconds(20);
  private static final Duration SET_BACK = Duration.ofHours(1);

  private Outsider() {}

  static void enter(SimMachine machine, boolean bringsBack) {
    Duration at = WHEN.get(machine.choose(Question.OUTSIDER, WHEN.size()));
    if (bringsBack) {
      machine.after(at, 1, () -> machine.move(Session.LOCK, ASIDE));
      machine.after(at.plus(AWAY), 2, () -> machine.move(ASIDE, Session.LOCK));
    } else {
      machine.after(
          at,
          3,
          () -> {
            machine.wipe(Session.RUN);
            machine.stepClock(SET_BACK.negated());
          });
    }
  }
}
