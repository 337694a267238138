package dev.freshline.reports.predict.sim;

/// Uniform random numbers, a stream for each source of chance.
///
/// The n-th number of a stream depends on the seed, the source and n alone (SplitMix64 of Steele,
/// Lea and Flood, 2014, as a hash of a counter), so that settings which need fewer numbers of one
/// source still get the same ones of every other: common random numbers.
final class Luck {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long[] state = new long[Source.values().length];

  /// What is left to chance.
  enum Source {
    RUN_TIME,
    RENDER,
    FAILURE,
    CRASH,
    CRASH_MOMENT,
    BACKOFF,
    PHASE,
    OBSERVER,
    ACTIVITY,
    SUSPEND;

    @SuppressWarnings("EnumOrdinal") // a place in an array of this run; nothing is kept under it
    private int place() {
      return ordinal();
    }
  }

  Luck(long seed) {
    for (int i = 0; i < state.length; i++) {
      state[i] = mix(mix(seed) + (i + 1) * 0xD1B54A32D192ED03L);
    }
  }

  /// In (0, 1), never an end of it.
  double next(Source source) {
    long counter = state[source.place()] += GOLDEN;
    return ((mix(counter) >>> 11) + 0.5) * 0x1p-53;
  }

  /// Exponential with a mean.
  double exponential(Source source, double mean) {
    return -mean * Math.log(next(source));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
