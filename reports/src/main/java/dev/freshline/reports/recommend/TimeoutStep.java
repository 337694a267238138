package dev.freshline.reports.recommend;

import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;

/// Data -> timeout: a run gets the time that nearly all runs need, and then all of it ends.
final class TimeoutStep {
  /// What a process needs to close its files when it is asked to end, as Freshline has it.
  private static final Duration USUAL_GRACE = Duration.ofSeconds(2);

  private TimeoutStep() {}

  /// @param why how the least timeout is known
  static Draft decide(Draft draft, double timeout, String why, Lint lint) {
    Protocol protocol = draft.protocol();
    Draft decided = timeout(draft, Times.duration(timeout), why);
    if (protocol.killGrace() == null) {
      decided =
          decided.set(
              "killGrace",
              USUAL_GRACE,
              Codes.LEASE_OUTLIVES_RUN,
              "a run that was told to end needs a bounded time for it");
    }
    if (protocol.open().contains("killsTree") || lint.refuses(decided, Codes.NO_ORPHAN)) {
      decided =
          decided.set(
              "killsTree",
              true,
              Codes.NO_ORPHAN,
              "what outlives its timeout runs beside its successor");
    }
    return decided;
  }

  private static Draft timeout(Draft draft, Duration timeout, String why) {
    boolean stays = timeout.equals(draft.protocol().fetchTimeout());
    return stays
        ? draft.because("fetchTimeout", Codes.TIMEOUT_COVERS_TAIL, "stays: " + why)
        : draft.set("fetchTimeout", timeout, Codes.TIMEOUT_COVERS_TAIL, why);
  }
}
