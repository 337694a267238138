package dev.freshline.reports.predict;

/// What is predicted; the same names as in [Prediction].
enum Quantity {
  CYCLE("cycleSeconds"),
  AGE_MEAN("ageMeanSeconds"),
  AGE_PEAK("agePeakMeanSeconds"),
  AGE_50("ageQuantilesSeconds.0.5", 0.5),
  AGE_90("ageQuantilesSeconds.0.9", 0.9),
  AGE_95("ageQuantilesSeconds.0.95", 0.95),
  AGE_99("ageQuantilesSeconds.0.99", 0.99),
  STALE("staleFraction"),
  CRITICAL("criticalFraction"),
  RUNS("runsPerHour"),
  BUSY("busySecondsPerHour"),
  DUPLICATES("duplicatesPerRun"),
  DUPLICATES_A_DAY("duplicatesPerDay"),
  GIVE_UPS("giveUpFraction"),
  RECOVERY("recoverySeconds");

  private final String figure;
  private final double probability;

  Quantity(String figure) {
    this(figure, Double.NaN);
  }

  Quantity(String figure, double probability) {
    this.figure = figure;
    this.probability = probability;
  }

  String figure() {
    return figure;
  }

  /// Of a quantile of the age; NaN for anything else.
  double probability() {
    return probability;
  }

  boolean isQuantile() {
    return !Double.isNaN(probability);
  }

  boolean isShare() {
    return this == STALE || this == CRITICAL || this == GIVE_UPS;
  }
}
