package dev.freshline.reports.predict.sim;

import java.util.Arrays;

/// What a simulation has counted, batch by batch.
///
/// A batch is a number of cycles in a row, long enough that what one leaves to the next weighs
/// little, so batches are taken for independent: the regenerative method with the cycle's few
/// loose ends tied up.
final class Tally {
  static final int CYCLES_PER_BATCH = 25;

  private static final int MOST_STEPS = 100;

  /// What is added up.
  enum Sum {
    /// All seconds.
    TIME,
    /// Seconds in which renders come.
    SEEN,
    CYCLES,
    AGE,
    PEAK,
    STALE,
    CRITICAL,
    RUNS,
    BUSY,
    /// Runs that began while none lived and the figure was due.
    NEEDED,
    /// Runs that joined one of these.
    JOINED,
    /// Runs that began while any other lived.
    OVERLAPPING,
    WAITED,
    GAVE_UP,
    DEATHS,
    RECOVERY;

    @SuppressWarnings("EnumOrdinal") // a place in an array of this run; nothing is kept under it
    private int place() {
      return ordinal();
    }
  }

  private static final int WIDTH = Sum.values().length;

  private double[] batches = new double[64 * WIDTH];
  private int batch;
  private final double staleAfter;
  private final double criticalAfter;

  /// Ages from and to, of each stretch in which somebody looked; and where each batch begins.
  private double[] from = new double[4096];
  private double[] to = new double[4096];
  private int stretches;
  private int[] firstStretch = new int[64];

  Tally(double staleAfter, double criticalAfter) {
    this.staleAfter = staleAfter;
    this.criticalAfter = criticalAfter;
  }

  void add(Sum sum, double amount) {
    batches[batch * WIDTH + sum.place()] += amount;
  }

  /// Somebody may have looked while the age grew from one value to another.
  void look(double low, double high) {
    if (stretches == from.length) {
      from = Arrays.copyOf(from, 2 * stretches);
      to = Arrays.copyOf(to, 2 * stretches);
    }
    from[stretches] = low;
    to[stretches++] = high;
    add(Sum.SEEN, high - low);
    add(Sum.AGE, (high - low) * (high + low) / 2);
    add(Sum.STALE, Math.max(high - Math.max(low, staleAfter), 0));
    add(Sum.CRITICAL, Math.max(high - Math.max(low, criticalAfter), 0));
  }

  /// A cycle is over; true when a batch is.
  boolean cycleOver() {
    add(Sum.CYCLES, 1);
    if (batches[batch * WIDTH + Sum.CYCLES.place()] < CYCLES_PER_BATCH) {
      return false;
    }
    batch++;
    if ((batch + 1) * WIDTH > batches.length) {
      batches = Arrays.copyOf(batches, 2 * batches.length);
      firstStretch = Arrays.copyOf(firstStretch, 2 * firstStretch.length);
    }
    firstStretch[batch] = stretches;
    return true;
  }

  /// Complete ones; what has been counted since is not looked at.
  int batches() {
    return batch;
  }

  double of(int index, Sum sum) {
    return batches[index * WIDTH + sum.place()];
  }

  double total(Sum sum) {
    double total = 0;
    for (int i = 0; i < batch; i++) {
      total += of(i, sum);
    }
    return total;
  }

  /// Everything so far, the batch that has not ended included.
  double totalSoFar(Sum sum) {
    return total(sum) + of(batch, sum);
  }

  /// Seconds of each batch in which the age was above a value.
  double[] above(double age) {
    var seconds = new double[batch];
    for (int i = 0; i < batch; i++) {
      for (int j = firstStretch[i]; j < firstStretch[i + 1]; j++) {
        seconds[i] += Math.max(to[j] - Math.max(from[j], age), 0);
      }
    }
    return seconds;
  }

  /// The age above which it was for so many seconds.
  ///
  /// By Newton's method, kept within a bracket: how fast the seconds above an age fall with it is
  /// the number of stretches that reach across it.
  double ageAbove(double seconds) {
    double low = 0;
    double high = oldest();
    double age = (low + high) / 2;
    for (int step = 0; step < MOST_STEPS && high - low > 1e-9 * high; step++) {
      double above = 0;
      int across = 0;
      for (int i = 0; i < firstStretch[batch]; i++) {
        if (to[i] > age) {
          above += to[i] - Math.max(from[i], age);
          across += from[i] <= age ? 1 : 0;
        }
      }
      if (above > seconds) {
        low = age;
      } else {
        high = age;
      }
      double next = across > 0 ? age + (above - seconds) / across : high;
      if (Math.abs(next - age) <= 1e-10 * age) {
        break;
      }
      age = next > low && next < high ? next : (low + high) / 2;
    }
    return age;
  }

  private double oldest() {
    double oldest = 0;
    for (int i = 0; i < firstStretch[batch]; i++) {
      oldest = Math.max(oldest, to[i]);
    }
    return oldest;
  }
}
