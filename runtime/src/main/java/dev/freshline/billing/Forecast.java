package dev.freshline.billing;

import dev.freshline.freshness.Age;
import dev.freshline.reading.Moment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rates that the last upkeep made, and with them when it was.
///
/// @param madeAt null when it never was, or when nobody can tell
public record Forecast(List<LimitRate> rates, @Nullable Moment madeAt) {
  /// Rates want five samples of an hour, and another login wants to be noticed.
  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  static final Forecast NONE = new Forecast(List.of(), null);

  public Forecast {
    rates = List.copyOf(rates);
  }

  /// Whether upkeep wants doing. It comes with each refresh of a source; where no source is asked
  /// for long, this has a refresh started for it alone.
  boolean isOld(Moment now) {
    Moment made = madeAt;
    return made == null
        || !(Age.between(made, now) instanceof Age.Known(Duration age))
        || age.compareTo(GOOD_FOR) >= 0;
  }
}
