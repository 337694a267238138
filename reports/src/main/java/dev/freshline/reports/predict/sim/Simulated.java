package dev.freshline.reports.predict.sim;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.reports.predict.sim.Tally.Sum;
import org.jspecify.annotations.Nullable;

/// What a simulation has found.
///
/// A figure is null when there were too few cycles to tell its interval.
public final class Simulated {
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;
  private static final int LEAST_BATCHES = 5;
  private static final int FEW = 30;

  private final Tally tally;
  private final long events;
  private final double seconds;
  private final int pile;

  Simulated(Tally tally, long events, double seconds, int pile) {
    this.tally = tally;
    this.events = events;
    this.seconds = seconds;
    this.pile = pile;
  }

  public long events() {
    return events;
  }

  /// Whole cycles that the figures rest on.
  public int cycles() {
    return tally.batches() * Tally.CYCLES_PER_BATCH;
  }

  /// So many runs lived at once that it ended there, since no machine bears more; 0 where it did
  /// not.
  public int pile() {
    return pile;
  }

  public @Nullable Figure cycleSeconds() {
    return ratio(Sum.TIME, Sum.CYCLES, 1, 1);
  }

  public @Nullable Figure ageMeanSeconds() {
    return ratio(Sum.AGE, Sum.SEEN, 1, 1);
  }

  public @Nullable Figure agePeakMeanSeconds() {
    return ratio(Sum.PEAK, Sum.CYCLES, 1, 1);
  }

  public @Nullable Figure staleFraction() {
    return share(ratio(Sum.STALE, Sum.SEEN, 1, cycleLength()));
  }

  public @Nullable Figure criticalFraction() {
    return share(ratio(Sum.CRITICAL, Sum.SEEN, 1, cycleLength()));
  }

  public @Nullable Figure runsPerHour() {
    return ratio(Sum.RUNS, Sum.TIME, HOUR, 1);
  }

  /// Null also where a run has come that never ends: each hour is busier than the one before.
  public @Nullable Figure busySecondsPerHour() {
    boolean isEndless = Double.isInfinite(tally.totalSoFar(Sum.BUSY));
    return isEndless ? null : ratio(Sum.BUSY, Sum.TIME, HOUR, 1);
  }

  public @Nullable Figure duplicatesPerRun() {
    return ratio(Sum.JOINED, Sum.NEEDED, 1, 1);
  }

  public @Nullable Figure duplicatesPerDay() {
    return ratio(Sum.OVERLAPPING, Sum.TIME, DAY, 1);
  }

  public @Nullable Figure giveUpFraction() {
    double perTrial = tally.total(Sum.WAITED) / Math.max(tally.total(Sum.RUNS), 1);
    return share(ratio(Sum.GAVE_UP, Sum.WAITED, 1, perTrial));
  }

  public @Nullable Figure recoverySeconds() {
    return ratio(Sum.RECOVERY, Sum.DEATHS, 1, 1);
  }

  /// Share of looks at which the figure was older than that.
  public @Nullable Figure olderThan(double age) {
    if (tally.batches() < LEAST_BATCHES) {
      return null;
    }
    double[] above = tally.above(age);
    return share(
        Ratio.of(tally.batches(), i -> above[i], i -> tally.of(i, Sum.SEEN), cycleLength()));
  }

  /// The age that a share p of looks does not exceed.
  public @Nullable Figure ageQuantileSeconds(double p) {
    if (tally.batches() < LEAST_BATCHES) {
      return null;
    }
    double value = age(1 - p);
    Figure share = olderThan(value);
    double low = share == null ? value : age(Math.min(share.high(), 1));
    double high = share == null ? value : age(Math.max(share.low(), 0));
    return new Figure(value, Math.min(low, value), Math.max(high, value), Method.SIMULATION);
  }

  private double age(double share) {
    return tally.ageAbove(share * tally.total(Sum.SEEN));
  }

  /// Runs in an hour where nothing ever succeeded, so that there is no cycle.
  public double runsPerHourSoFar() {
    return perHourSoFar(Sum.RUNS);
  }

  /// Seconds that they live, in an hour; infinite where one never ends.
  public double busySecondsPerHourSoFar() {
    return perHourSoFar(Sum.BUSY);
  }

  private double perHourSoFar(Sum sum) {
    return seconds > 0 ? HOUR * tally.totalSoFar(sum) / seconds : 0;
  }

  boolean isWithin(Precision precision) {
    return !isRare()
        && isWithin(staleFraction(), precision)
        && isWithin(duplicatesPerRun(), precision);
  }

  /// Some batches were stale, but too few to tell the spread.
  private boolean isRare() {
    int stale = 0;
    for (int i = 0; i < tally.batches(); i++) {
      stale += tally.of(i, Sum.STALE) > 0 ? 1 : 0;
    }
    return stale > 0 && stale < FEW && stale < tally.batches();
  }

  private static boolean isWithin(@Nullable Figure figure, Precision precision) {
    return figure != null
        && (figure.high() - figure.low()) / 2
            <= Math.max(precision.share(), precision.part() * figure.value());
  }

  private double cycleLength() {
    return tally.total(Sum.SEEN) / Math.max(cycles(), 1);
  }

  private @Nullable Figure ratio(Sum above, Sum below, double times, double perTrial) {
    if (tally.batches() < LEAST_BATCHES || !(tally.total(below) > 0)) {
      return null;
    }
    return Ratio.of(
        tally.batches(),
        i -> times * tally.of(i, above),
        i -> tally.of(i, below),
        times * perTrial);
  }

  private static @Nullable Figure share(@Nullable Figure figure) {
    return figure == null
        ? null
        : new Figure(
            Math.min(figure.value(), 1),
            figure.low(),
            Math.clamp(figure.high(), figure.value(), 1),
            figure.method());
  }
}
