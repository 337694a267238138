package dev.freshline.billing;

import dev.freshline.events.Author;
import dev.freshline.events.Event.LimitSample;
import dev.freshline.events.Journal;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the holder of the lease does for the journal: samples the limits, makes the rates, folds.
///
/// ```
/// journal -> samples + what was observed since -> rates -> forecast.json ;  fold
/// ```
public final class JournalKeeper {
  private final Journal journal;
  private final ForecastFile forecast;
  private final Author author;

  public JournalKeeper(Journal journal, ForecastFile forecast, Author author) {
    this.journal = journal;
    this.forecast = forecast;
    this.author = author;
  }

  /// Keeps the journal in order.
  ///
  /// @param merged the account's limits, one reading for each window
  /// @throws IOException when the forecast could not be written; the journal is in order then
  public void keep(List<Reading<Limit>> merged, Moment now) throws IOException {
    var samples = new ArrayList<LimitSample>();
    journal.read().samples().forEach(entry -> samples.add(entry.event()));
    for (LimitSample sample : LimitRates.news(samples, merged)) {
      journal.note(now, author, sample);
      samples.add(sample);
    }
    journal.fold(now);
    forecast.write(new Forecast(LimitRates.of(samples, now), now));
  }

  /// Whether that was long ago.
  boolean isDue(Moment now) {
    return forecast.read().isOld(now);
  }
}
