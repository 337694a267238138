package dev.freshline.reports.report;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.report.Amounts.Unit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A figure of a [Prediction], with its key in JSON and its name for people.
public enum KeyFigure {
  CYCLE("cycleSeconds", "time between successes", Unit.SECONDS, Prediction::cycleSeconds),
  AGE_MEAN("ageMeanSeconds", "mean age shown", Unit.SECONDS, Prediction::ageMeanSeconds),
  AGE_PEAK("agePeakMeanSeconds", "mean peak age", Unit.SECONDS, Prediction::agePeakMeanSeconds),
  STALE("staleFraction", "stale renders", Unit.SHARE, Prediction::staleFraction),
  CRITICAL("criticalFraction", "critical renders", Unit.SHARE, Prediction::criticalFraction),
  RUNS("runsPerHour", "runs per hour", Unit.COUNT, Prediction::runsPerHour),
  BUSY("busySecondsPerHour", "busy time per hour", Unit.SECONDS, Prediction::busySecondsPerHour),
  CPU("cpuSecondsPerHour", "CPU time per hour", Unit.SECONDS, Prediction::cpuSecondsPerHour),
  DUPLICATES("duplicatesPerRun", "duplicates per run", Unit.COUNT, Prediction::duplicatesPerRun),
  DUPLICATES_DAY(
      "duplicatesPerDay", "duplicates per day", Unit.COUNT, Prediction::duplicatesPerDay),
  GIVE_UP("giveUpFraction", "waiters that give up", Unit.SHARE, Prediction::giveUpFraction),
  RECOVERY("recoverySeconds", "recovery after a crash", Unit.SECONDS, Prediction::recoverySeconds);

  /// In the order in which people want to know: the defect first, then what it costs.
  public static final List<KeyFigure> FOR_PEOPLE =
      List.of(
          STALE,
          CRITICAL,
          AGE_MEAN,
          AGE_PEAK,
          CYCLE,
          RUNS,
          CPU,
          DUPLICATES,
          DUPLICATES_DAY,
          GIVE_UP,
          RECOVERY);

  private final String key;
  private final String label;
  private final Unit unit;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to an accessor
  private final Function<Prediction, @Nullable Figure> value;

  KeyFigure(String key, String label, Unit unit, Function<Prediction, @Nullable Figure> value) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.value = value;
  }

  /// Its name in JSON.
  public String key() {
    return key;
  }

  /// Its name for people.
  public String label() {
    return label;
  }

  public Unit unit() {
    return unit;
  }

  /// Null where the protocol leaves open what it depends on.
  public @Nullable Figure of(Prediction prediction) {
    return value.apply(prediction);
  }

  public String text(Prediction prediction) {
    return Amounts.figure(unit, of(prediction));
  }

  /// The figure of that key, or null when it is none of these.
  public static @Nullable KeyFigure ofKey(String key) {
    for (KeyFigure figure : values()) {
      if (figure.key.equals(key)) {
        return figure;
      }
    }
    return null;
  }
}
