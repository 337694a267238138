package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Allowance;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.LockKind;
import java.time.Duration;

/// Timeout -> lease: a lock that outlives every run, and is taken from the dead alone.
///
/// Where a lock cannot be made to do that it becomes the kernel's, which a living holder cannot
/// lose and a dead one cannot keep.
final class LeaseStep {
  private static final String STALE_AFTER = "lock.staleAfter";
  private static final String HEARTBEAT = "lock.heartbeat";

  /// A lease is lost after three missed renewals, not after one (Kafka's rule for its sessions).
  private static final int BEATS = 3;

  private LeaseStep() {}

  static Draft decide(Draft draft, Lint lint) {
    Protocol protocol = draft.protocol();
    if (protocol.lock().kind() == LockKind.NONE || protocol.open().contains("lock.kind")) {
      return kernel(draft, "nothing keeps two runs apart");
    }
    if (protocol.lock().kind() == LockKind.KERNEL) {
      return draft;
    }
    Draft decided = outliving(fromTheDead(draft, lint), lint);
    return lint.refuses(decided, Codes.LIVE_HOLDER)
            || lint.refuses(decided, Codes.LEASE_OUTLIVES_RUN)
            || lint.refuses(decided, Codes.LEASE_TAIL)
            || lint.refuses(decided, Codes.HEARTBEAT)
        ? kernel(draft, "a lock of this kind cannot tell a living holder from a dead one")
        : decided;
  }

  private static Draft fromTheDead(Draft draft, Lint lint) {
    if (!lint.refuses(draft, Codes.LIVE_HOLDER)) {
      return draft;
    }
    String why = "a living holder is not robbed, however old its lock is";
    Draft decided = draft.set("lock.stealsFromLiving", false, Codes.LIVE_HOLDER, why);
    return decided.set(
        "lock.atomicSteal", true, Codes.LIVE_HOLDER, "of two that find it stale one alone gets it");
  }

  private static Draft outliving(Draft draft, Lint lint) {
    Protocol protocol = draft.protocol();
    Draft decided = draft;
    Duration staleAfter = protocol.lock().staleAfter();
    boolean isOpen = protocol.open().contains(STALE_AFTER);
    if (isOpen || (staleAfter != null && Times.seconds(staleAfter) <= floor(protocol))) {
      decided = atLeast(draft);
    }
    Duration beat = protocol.lock().heartbeat();
    if (protocol.open().contains(HEARTBEAT)) {
      decided = decided.setNone(HEARTBEAT, Codes.LEASE_OUTLIVES_RUN, "the lease outlives the run");
    } else if (beat != null && lint.refuses(decided, Codes.HEARTBEAT)) {
      double floor = BEATS * Times.seconds(beat) + 2 * Allowance.SKEW_SECONDS;
      decided =
          decided.set(
              STALE_AFTER,
              Times.duration(Times.up(floor)),
              Codes.HEARTBEAT,
              "three renewals may be missed before it counts as lost");
    }
    return decided;
  }

  private static Draft atLeast(Draft draft) {
    Protocol protocol = draft.protocol();
    return draft.set(
        STALE_AFTER,
        Times.duration(Times.up(floor(protocol) + Allowance.SKEW_SECONDS / 2)),
        Codes.LEASE_OUTLIVES_RUN,
        "longer than any run may hold it: timeout and kill are "
            + Times.text(run(protocol))
            + ", start and clocks "
            + Times.text(Allowance.SKEW_SECONDS));
  }

  private static double floor(Protocol protocol) {
    return Allowance.leaseFloor(run(protocol), protocol);
  }

  private static double run(Protocol protocol) {
    return Times.seconds(protocol.fetchTimeout(), 0) + Times.seconds(protocol.killGrace(), 0);
  }

  private static Draft kernel(Draft draft, String why) {
    return draft
        .setNone(STALE_AFTER, Codes.LIVE_HOLDER, "a kernel lock has no age")
        .setNone(HEARTBEAT, Codes.LIVE_HOLDER, "a kernel lock needs no renewal")
        .setWord("lock.kind", "kernel", Codes.LIVE_HOLDER, why)
        .set("lock.stealsFromLiving", false, Codes.LIVE_HOLDER, "the kernel frees it when one dies")
        .set("lock.atomicSteal", true, Codes.LIVE_HOLDER, "the kernel gives it to one alone");
  }
}
