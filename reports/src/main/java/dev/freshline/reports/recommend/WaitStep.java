package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Allowance;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;

/// Lease -> retries: whoever finds the lock taken shows the last reading, or waits long enough to
/// share the result; and nobody outside ends it before.
final class WaitStep {
  private static final String EVERY = "wait.every";
  private static final String COUNT = "wait.count";
  private static final String DEADLINE = "deadline";

  /// A caller should not have to follow each small change of a timeout.
  private static final double PATIENCE = 1.1;

  private WaitStep() {}

  /// What to do with those that wait.
  enum Plan {
    /// Nobody waits, unless the waiting as it is breaks no rule.
    SKIP,
    /// They wait on, as long as it takes.
    COVER
  }

  static Draft decide(Draft draft, Plan plan, Lint lint) {
    Draft waiting = sharing(draft, lint);
    Draft decided =
        switch (plan) {
          case SKIP -> fits(waiting, lint) ? waiting : skipping(waiting);
          case COVER -> covering(waiting, lint);
        };
    return deadline(decided, lint);
  }

  private static Draft sharing(Draft draft, Lint lint) {
    boolean isOpen = draft.protocol().open().contains("wait.rereads");
    return isOpen || lint.refuses(draft, Codes.WAIT_SHARES_RESULT)
        ? draft.set(
            "wait.rereads",
            true,
            Codes.WAIT_SHARES_RESULT,
            "the one before may have filled the cache; without a look every waiter runs again")
        : draft;
  }

  private static boolean fits(Draft draft, Lint lint) {
    var open = draft.protocol().open();
    return !open.contains(EVERY)
        && !open.contains(COUNT)
        && !lint.refuses(draft, Codes.WAIT_COVERS_RUN)
        && !lint.refuses(draft, Codes.WAIT_COVERS_TAKEOVER)
        && (draft.protocol().waiting().count() == 0 || !lint.refuses(draft, Codes.DEADLINE_NEST));
  }

  private static Draft skipping(Draft draft) {
    String why = "a render that waits shows nothing meanwhile; the last reading is there at once";
    return draft
        .set(COUNT, 0, Codes.WAIT_COVERS_RUN, why)
        .setNone(EVERY, Codes.WAIT_COVERS_RUN, why);
  }

  private static Draft covering(Draft draft, Lint lint) {
    Protocol protocol = draft.protocol();
    Duration every = protocol.waiting().every();
    if (every == null || protocol.waiting().count() == 0 || protocol.open().contains(COUNT)) {
      return skipping(draft);
    }
    if (!lint.refuses(draft, Codes.WAIT_COVERS_RUN)
        && !lint.refuses(draft, Codes.WAIT_COVERS_TAKEOVER)) {
      return draft;
    }
    Duration staleAfter = protocol.lock().staleAfter();
    double longest = Math.max(run(protocol), Times.seconds(staleAfter, 0));
    int polls = (int) Math.ceil(longest / Times.seconds(every)) + 2;
    return draft.set(
        COUNT, polls, Codes.WAIT_COVERS_RUN, "gives up only after the longest run: " + polls);
  }

  private static Draft deadline(Draft draft, Lint lint) {
    boolean isOpen = draft.protocol().open().contains(DEADLINE);
    boolean isAliased = draft.protocol().aliases().containsKey(DEADLINE);
    if (!isOpen && !isAliased && !lint.refuses(draft, Codes.DEADLINE_NEST)) {
      return draft;
    }
    Protocol protocol = draft.protocol();
    double waits = Times.seconds(protocol.waiting().every(), 0) * protocol.waiting().count();
    double longest = waits + run(protocol);
    return draft.set(
        DEADLINE,
        Times.duration(Times.up(longest * PATIENCE + Allowance.SKEW_SECONDS)),
        Codes.DEADLINE_NEST,
        "whoever is ended from outside must be done before: waits and a run take up to "
            + Times.text(longest));
  }

  private static double run(Protocol protocol) {
    return Times.seconds(protocol.fetchTimeout(), 0) + Times.seconds(protocol.killGrace(), 0);
  }
}
