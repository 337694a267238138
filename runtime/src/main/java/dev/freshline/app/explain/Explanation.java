package dev.freshline.app.explain;

import dev.freshline.events.JournalSummary;
import dev.freshline.events.Repeated;
import dev.freshline.freshness.Judgement;
import dev.freshline.lease.LeaseState;
import dev.freshline.reading.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that there is to say about the figures at one moment.
///
/// @param why in one or two sentences, what is not fresh and what keeps it so
/// @param nextRefreshAt when a source may next be asked, or null when none is turned on
/// @param decisions the last ones, latest first
/// @param oddities a sentence for each file that could not be read
public record Explanation(
    Moment now,
    List<Item> figures,
    List<Outlook> sources,
    LeaseState lease,
    String why,
    @Nullable Instant nextRefreshAt,
    List<Repeated> decisions,
    JournalSummary summary,
    List<String> oddities) {
  public Explanation {
    figures = List.copyOf(figures);
    sources = List.copyOf(sources);
    decisions = List.copyOf(decisions);
    oddities = List.copyOf(oddities);
  }

  /// One figure.
  ///
  /// @param value as a number in its unit, or null when it is not known
  /// @param shown the value in words
  /// @param endsAt when what it speaks of ends or resets, or null
  public record Item(
      String name,
      @Nullable Double value,
      String unit,
      String shown,
      @Nullable Instant endsAt,
      Judgement judgement,
      String source,
      @Nullable Moment observedAt) {}

  /// One source, and when it may be asked again.
  ///
  /// @param state `DUE`, `COOLING` or `BACKING_OFF`
  /// @param nextAt when it may be asked; now or earlier when it is due
  public record Outlook(
      String source, String state, Judgement judgement, Instant nextAt, String why) {}
}
