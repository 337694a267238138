package dev.freshline.stress.sim;

import dev.freshline.settings.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What happened in one simulated run, in order: who did what when, and what came of it.
///
/// Looks that one process takes at one moment, with nobody else in between, are one step.
public record Timeline(List<Step> steps) {
  public Timeline {
    steps = List.copyOf(steps);
  }

  /// One event.
  ///
  /// @param at virtual time since the start
  /// @param process name of the process, such as `A`; `A/1` is its first run of ccusage
  /// @param effect what it did, or what was done to it
  /// @param result what it found or brought about; empty when there is nothing to say
  public record Step(Duration at, String process, String effect, String result) {
    /// One line: seconds with three decimals, process, effect, result.
    public String text() {
      String head =
          String.format(Locale.ROOT, "%10.3f  %-5s %s", at.toNanos() / 1e9, process, effect);
      return result.isEmpty() ? head : head + ": " + result;
    }
  }

  /// From the first step to the last.
  public Duration span() {
    return steps.isEmpty() ? Duration.ZERO : steps.getLast().at().minus(steps.getFirst().at());
  }

  /// A line for each step, each ended by a line feed.
  public String text() {
    var text = new StringBuilder();
    for (Step step : steps) {
      text.append(step.text()).append('\n');
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return steps.size() + " steps in " + Durations.format(span());
  }
}
