package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import java.util.List;

/// Freshline after the death of a holder: the next refresh may still find the orphan that is being
/// ended, one of the next publishes.
final class Successor {
  private static final int TRIES = 10;

  private Successor() {}

  /// How many refreshes it took until one published; more than [#TRIES] when none did.
  static int triesToPublish(Ground ground) throws Exception {
    for (int tries = 1; tries <= TRIES; tries++) {
      List<Entrant> successor = ground.refreshes(1, "--force");
      StartLine.fire(successor);
      if (StartLine.finishes(successor).getFirst().exit() == Rounds.OK) {
        return tries;
      }
    }
    return TRIES + 1;
  }

  /// Whether one published in time.
  static boolean published(int tries) {
    return tries <= TRIES;
  }
}
