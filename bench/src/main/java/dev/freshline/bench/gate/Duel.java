package dev.freshline.bench.gate;

import com.sun.management.ThreadMXBean;
import dev.freshline.bench.gate.Contest.Reference;
import dev.freshline.bench.result.Check;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Measures contests: ours and the reference in turn, A B A B, for a while.
public final class Duel {
  private static final int ATTEMPTS = 3;
  private static final int BATCHES = 5;
  private static final int CALLS = 200;
  private static final int MOST_PAIRS = 2_000;
  private static final int LEAST_PAIRS = 50;
  private static final int WARM_CALLS = 20_000;

  private final LongSupplier nanos;
  private final LongSupplier allocated;
  private final Duration each;

  /// @param nanos a clock
  /// @param allocated bytes by this thread, so far
  /// @param each how long a contest is warmed up, and again measured, at most
  Duel(LongSupplier nanos, LongSupplier allocated, Duration each) {
    this.nanos = nanos;
    this.allocated = allocated;
    this.each = each;
  }

  public static Duel real(Duration each) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
      throw new IllegalStateException("expected a JVM that counts allocated bytes, found another");
    }
    return new Duel(System::nanoTime, threads::getCurrentThreadAllocatedBytes, each);
  }

  /// What came of one.
  ///
  /// @param ratio of the medians; 0 without a reference
  /// @param bytes of a call, the least of a few counts: what comes on top is not the step's
  record Outcome(double ratio, double bytes) {}

  /// The checks of one contest. What breaks a bound is measured again: a machine that was disturbed
  /// is not disturbed three times, and one that has become slower stays so.
  public List<Check> judge(Contest contest) throws Exception {
    List<Check> checks = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      checks = contest.judged(measure(contest));
      if (checks.stream().allMatch(Check::held)) {
        return checks;
      }
    }
    return checks;
  }

  private Outcome measure(Contest contest) throws Exception {
    Reference reference = contest.reference();
    Step other = reference == null ? null : reference.step();
    warm(contest.ours(), other);
    double ratio = other == null ? 0 : ratio(contest.ours(), other);
    return new Outcome(ratio, bytes(contest.ours()));
  }

  private void warm(Step ours, @Nullable Step reference) throws Exception {
    long end = nanos.getAsLong() + each.toNanos();
    for (int i = 0; i < WARM_CALLS && (i < LEAST_PAIRS || nanos.getAsLong() < end); i++) {
      ours.run();
      if (reference != null) {
        reference.run();
      }
    }
  }

  private double ratio(Step ours, Step reference) throws Exception {
    var mine = new long[MOST_PAIRS];
    var others = new long[MOST_PAIRS];
    long end = nanos.getAsLong() + each.toNanos();
    int pairs = 0;
    while (pairs < MOST_PAIRS && (pairs < LEAST_PAIRS || nanos.getAsLong() < end)) {
      mine[pairs] = taken(ours);
      others[pairs++] = taken(reference);
    }
    return (double) median(mine, pairs) / Math.max(1, median(others, pairs));
  }

  private long taken(Step step) throws Exception {
    long start = nanos.getAsLong();
    step.run();
    return nanos.getAsLong() - start;
  }

  private static long median(long[] values, int count) {
    Arrays.sort(values, 0, count);
    return values[count / 2];
  }

  private double bytes(Step step) throws Exception {
    double least = Double.POSITIVE_INFINITY;
    for (int batch = 0; batch < BATCHES; batch++) {
      long start = allocated.getAsLong();
      for (int i = 0; i < CALLS; i++) {
        step.run();
      }
      least = Math.min(least, (double) (allocated.getAsLong() - start) / CALLS);
    }
    return least;
  }
}
