package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// What becomes of one attempt: it succeeds, it fails and says so, or its process dies and says
/// nothing.
///
/// The cost of a death is the time from taking the lock until it can be taken again.
final class Attempts {
  /// A share of that size is none.
  private static final double NOTHING = 1e-12;

  /// Midpoints of the moment at which a holder dies within its run.
  private static final int MOMENTS = 16;

  /// Failures after which a longer pause is the longest that counts.
  private static final int MOST_PAUSES = 64;

  private final Situation is;

  /// Longest run that can succeed.
  final double limit;

  /// Share of runs that are longer.
  final double over;

  /// How long those take until they are ended; infinite where nobody ends them.
  final double overLength;

  /// Whether those are ended from outside, so that nobody is told.
  final boolean overDies;

  final double success;
  final double failure;
  final double death;
  final Nodes successLengths;

  /// Of attempts that fail, and what those cost whose process dies; a single 0 where there are
  /// none.
  final Nodes failureLengths;

  final Nodes deathCosts;
  private final Nodes lengths;

  Attempts(Situation situation) {
    is = situation;
    limit = Math.min(is.timeout(), is.deadline());
    Nodes within = is.service().nodes(-1, limit);
    over = within.mass() > 1 - NOTHING ? 0 : 1 - within.mass();
    double inTime = 1 - over;
    overLength = over > 0 ? Math.min(is.timeout() + is.grace(), is.deadline()) : 0;
    overDies = is.deadline() < is.timeout() + is.grace();
    double lives = 1 - is.crashes();
    success = lives * (1 - is.failures()) * inTime;
    death = is.crashes() + (overDies ? lives * over : 0);
    failure = Math.max(1 - success - death, 0) < NOTHING ? 0 : 1 - success - death;
    lengths = Nodes.mixed(List.of(within, Nodes.single(overLength, over)), 1, 1);
    successLengths = inTime > 0 ? within.normalized() : within;
    failureLengths = failures(within, lives);
    deathCosts = deaths(lives);
  }

  private Nodes failures(Nodes within, double lives) {
    List<Nodes> parts = new ArrayList<>(List.of(within));
    parts.add(Nodes.single(overLength, overDies ? 0 : over));
    return failure > 0
        ? Nodes.mixed(parts, lives * is.failures(), lives).normalized()
        : Nodes.single(0, 1);
  }

  private Nodes deaths(double lives) {
    if (!(death > 0)) {
      return Nodes.single(0, 1);
    }
    Nodes late = Nodes.single(is.freedAfter(overLength), overDies ? over : 0);
    return Nodes.mixed(List.of(map(moments(), is::freedAfter), late), is.crashes(), lives)
        .normalized();
  }

  /// Moments at which a holder dies, counted from the start of its run.
  private Nodes moments() {
    List<Nodes> parts = new ArrayList<>();
    var shares = new double[MOMENTS];
    for (int i = 0; i < MOMENTS; i++) {
      double part = (i + 0.5) / MOMENTS;
      parts.add(map(lengths, length -> part * Math.min(length, is.lockStaleAfter())));
      shares[i] = 1.0 / MOMENTS;
    }
    return Nodes.mixed(parts, shares);
  }

  private static Nodes map(Nodes nodes, DoubleUnaryOperator function) {
    double[] at = nodes.at().clone();
    for (int i = 0; i < at.length; i++) {
      at[i] = nodes.weight()[i] > 0 ? function.applyAsDouble(at[i]) : 0;
    }
    return new Nodes(at, nodes.weight());
  }

  /// Whether some attempt may never come to an end, or none ever succeeds.
  boolean isHopeless() {
    boolean endless =
        (failure > 0 && isEndless(failureLengths)) || (death > 0 && isEndless(deathCosts));
    return success < NOTHING || endless;
  }

  private static boolean isEndless(Nodes nodes) {
    return Double.isInfinite(nodes.mean(x -> x));
  }

  /// Attempts for one success, on average.
  double perSuccess() {
    return 1 / success;
  }

  /// Mean time from the opening of the gate to the success.
  double meanRest(DemandWait wait) {
    return wait.mean() + meanToSuccess(wait);
  }

  /// Mean time from the start of an attempt to the success.
  double meanToSuccess(DemandWait wait) {
    double failures = failure / success;
    double deaths = death / success;
    double time = mean(successLengths) + (failures + deaths) * wait.mean();
    time += failures > 0 ? failures * mean(failureLengths) + pauses() : 0;
    return time + (deaths > 0 ? deaths * mean(deathCosts) : 0);
  }

  /// Mean sum of the pauses after failures before a success.
  private double pauses() {
    double again = failure / (failure + success);
    double sum = 0;
    double share = again;
    for (int i = 1; i < MOST_PAUSES && !is.retry().isLast(i); i++) {
      sum += share * meanPause(i);
      share *= again;
    }
    int last = lastPause();
    return sum + Math.pow(again, last) / (1 - again) * meanPause(last);
  }

  private int lastPause() {
    int last = 1;
    while (last < MOST_PAUSES && !is.retry().isLast(last)) {
      last++;
    }
    return last;
  }

  private double meanPause(int failures) {
    double longest = is.retry().longest(failures);
    return is.retry().jittered() ? longest / 2 : longest;
  }

  /// Mean time from the death of a holder, at any moment of its run, to the success of another.
  double recovery(DemandWait wait) {
    double untilFree = moments().mean(x -> is.freedAfter(x) - x);
    return untilFree + wait.mean() + meanToSuccess(wait);
  }

  private static double mean(Nodes nodes) {
    return nodes.mean(x -> x);
  }

  /// Seconds that the child of one attempt lives, on average.
  double meanLife() {
    double alone = is.service().mean();
    if (!is.killsTree()) {
      return over > 0 || is.crashes() > 0 ? alone : mean(lengths);
    }
    double cut = is.crashes() > 0 ? is.crashes() * mean(moments()) : 0;
    return (1 - is.crashes()) * mean(lengths) + cut;
  }

  /// The excess of the time from the opening of the gate to the success; null when a lattice cannot
  /// hold it.
  ///
  /// @param cycle of which it is to be a share
  @Nullable Excess rest(DemandWait wait, int latticeSize, double cycle) {
    return failure > 0 || death > 0
        ? RetriedRest.of(this, is.retry(), wait, latticeSize, cycle)
        : new DirectExcess(wait, successLengths);
  }
}
