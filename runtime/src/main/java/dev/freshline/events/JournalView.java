package dev.freshline.events;

import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.LimitSample;
import java.util.List;

/// All that the journal remembers, each list from the oldest to the latest.
///
/// @param skipped lines that could not be read: torn, foreign, or of another version
/// @param dropped entries that were let go for want of room
public record JournalView(
    List<Repeated> decisions,
    List<Entry<FetchRun>> runs,
    List<Entry<LimitSample>> samples,
    long skipped,
    long dropped) {
  public JournalView {
    decisions = List.copyOf(decisions);
    runs = List.copyOf(runs);
    samples = List.copyOf(samples);
  }
}
