package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Nodes;
import dev.freshline.stress.protocol.Protocol.LockKind;
import org.jspecify.annotations.Nullable;

/// The figures of a situation by closed forms and integrals, where what they leave out cannot
/// happen.
///
/// NaN says that there is no formula for this situation; infinity that there is no finite value.
final class Formulas {
  private static final double HOUR = 3_600;
  private static final double NONE = Double.NaN;

  /// A probability below this is none.
  private static final double NOTHING = 1e-9;

  private final Situation is;
  private final Attempts attempts;
  private final @Nullable DemandWait wait;
  private final @Nullable AgeLaw law;

  Formulas(Situation situation) {
    this(situation, RetriedRest.FINE);
  }

  /// @param latticeSize of the lattice that repeated attempts are worked out on
  Formulas(Situation situation, int latticeSize) {
    is = situation;
    attempts = new Attempts(situation);
    wait = DemandWait.of(situation.demand());
    law =
        wait != null && hold(is, attempts)
            ? AgeLaw.of(situation, attempts, wait, latticeSize)
            : null;
  }

  /// Whether one run after the other is all that can happen.
  static boolean hold(Situation is, Attempts attempts) {
    return is.lock() != LockKind.NONE
        && !is.crowded()
        && !canBeRobbed(is, attempts)
        && !attempts.isHopeless();
  }

  /// Whether a run may live longer than its lock is left alone.
  private static boolean canBeRobbed(Situation is, Attempts attempts) {
    double longest = attempts.over > 0 ? attempts.overLength : attempts.limit;
    return longest > is.robbedAfter() && is.service().survival(is.robbedAfter()) > NOTHING;
  }

  double value(Quantity quantity) {
    return switch (quantity) {
      case CYCLE -> law == null ? NONE : law.cycle();
      case AGE_MEAN -> law == null ? NONE : meanAge(law);
      case AGE_PEAK -> law == null ? NONE : law.peak();
      case AGE_50, AGE_90, AGE_95, AGE_99 ->
          law == null ? NONE : law.quantile(quantity.probability());
      case STALE -> above(is.freshFor());
      case CRITICAL -> above(is.criticalAfter());
      case RUNS -> law == null ? NONE : HOUR * attempts.perSuccess() / law.cycle();
      case BUSY ->
          law == null ? NONE : HOUR * attempts.perSuccess() * attempts.meanLife() / law.cycle();
      case DUPLICATES -> duplicates();
      case DUPLICATES_A_DAY -> duplicates() == 0 ? 0 : NONE;
      case GIVE_UPS -> giveUps();
      case RECOVERY -> wait == null || law == null ? NONE : attempts.recovery(wait);
    };
  }

  /// Runs without a variance are met too often at their longest for a mean.
  private double meanAge(AgeLaw ages) {
    boolean bounded = Double.isFinite(attempts.limit);
    return bounded || Double.isFinite(is.service().variance())
        ? ages.mean()
        : Double.POSITIVE_INFINITY;
  }

  private double above(double age) {
    if (Double.isInfinite(age)) {
      return 0;
    }
    return law == null ? NONE : law.above(age);
  }

  /// The probability that a contender takes the lock of a run that lives: `E[1 - P(no contender in
  /// (H - L)+)]`, H the hold and L the age at which the lock may be taken.
  private double duplicates() {
    if (is.lock() == LockKind.NONE || canLeaveOrphans()) {
      return NONE;
    }
    if (!canBeRobbed(is, attempts)) {
      return 0;
    }
    boolean known = is.crowded() ? !is.everyRenderWaits() : is.demand() instanceof Demand.Poisson;
    if (!known || attempts.overDies) {
      return NONE;
    }
    double from = is.robbedAfter();
    Nodes within = is.service().nodes(from, Math.max(attempts.limit, from));
    double sum = within.mean(s -> contended(s - from));
    sum += attempts.over * contended(Math.max(attempts.overLength - from, 0));
    return (1 - is.crashes()) * sum;
  }

  /// A child may live on when its process is gone.
  private boolean canLeaveOrphans() {
    return !is.killsTree() && (attempts.over > 0 || is.crashes() > 0);
  }

  private double contended(double window) {
    if (is.crowded()) {
      return 1 - Math.pow(1 - Math.min(1, window / is.pollEvery()), is.waiters());
    }
    return wait == null ? NONE : 1 - wait.none(window);
  }

  /// A process that comes at any moment of a hold V and tries for R leaves with nothing when more
  /// than R is left: `E(V - R)+ / E V`.
  private double giveUps() {
    if (!is.canWait()) {
      return 0;
    }
    boolean shares = is.rereads() && attempts.success == 1 && !canBeRobbed(is, attempts);
    boolean endsByItself = Double.isInfinite(is.deadline()) || shares;
    if (is.lock() == LockKind.NONE || is.crowded() || !endsByItself || is.crashes() > 0) {
      return NONE;
    }
    double tries = Math.min(is.polls(), Math.floor(is.deadline() / is.pollEvery()));
    double left = excess(tries * is.pollEvery());
    return Double.isInfinite(left) ? NONE : left / excess(0);
  }

  /// `E(V - x)+` of a hold that ends at the latest where its lock may be taken.
  private double excess(double x) {
    double cap = Math.max(is.robbedAfter(), x);
    double end = Math.min(attempts.limit, cap);
    double sum = is.service().nodes(x, Math.max(end, x)).mean(s -> s - x);
    if (end < attempts.limit) {
      double longer = is.service().survival(end) - is.service().survival(attempts.limit);
      sum += longer * (cap - x);
    }
    double over = attempts.overDies ? is.freedAfter(attempts.overLength) : attempts.overLength;
    return attempts.over > 0 ? sum + attempts.over * Math.max(Math.min(over, cap) - x, 0) : sum;
  }
}
