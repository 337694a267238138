package dev.freshline.stress.fleet;

import dev.freshline.stress.foreign.ForeignRenders.Reading;
import dev.freshline.stress.foreign.Showing.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of a [Load]. Shares count from the first render at which there was a reading.
///
/// @param renders all of them, by intended time; their times are played, see [Load#unscaled]
/// @param tally of the runs of ccusage, by the referee; its `busyMillis` are played
/// @param left processes that should have been gone and were not; they were ended
public record LoadResult(Load load, List<Rendered> renders, Tally tally, List<Long> left) {
  private static final Set<How> GIVEN_UP = Set.of(How.GAVE_UP, How.DEADLINE);

  public LoadResult {
    renders = List.copyOf(renders);
    left = List.copyOf(left);
  }

  /// Renders that waited for the lock, or were ended, and came to nothing.
  public long giveUps() {
    return renders.stream().filter(each -> GIVEN_UP.contains(each.showing().how())).count();
  }

  /// Share of renders at which the reading was older than `freshFor`, whatever was shown of it. For
  /// Poisson arrivals that is the share of time too (PASTA).
  public Share stale() {
    return Share.over(cycles(), this::isStale);
  }

  /// Share of renders that showed no figure, or one with a mark.
  public Share marked() {
    return Share.over(cycles(), each -> !each.showing().fresh());
  }

  /// Renders that showed a figure older than `freshFor` without a mark: lies.
  public long lies() {
    Duration freshFor = load.protocol().freshFor();
    return renders.stream()
        .filter(each -> each.showing().fresh() && isOlder(each.showing().age(), freshFor))
        .count();
  }

  /// Runs that began while another lived, for each run.
  public double duplicatesPerRun() {
    return tally.runs() == 0 ? 0 : (double) tally.duplicates() / tally.runs();
  }

  /// Played time from the intended time of a render to its end, at a quantile in [0, 1].
  public Duration latency(double quantile) {
    List<Duration> sorted = renders.stream().map(Rendered::latency).sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.min(sorted.size() - 1L, (long) (quantile * sorted.size())));
  }

  /// Played times from a render that finds the reading stale, or none, to the next one that finds
  /// it fresh: each from the intended time of the first to that of the last. One that had not ended
  /// when the renders did is left out.
  public List<Duration> staleSpells() {
    List<Duration> spells = new ArrayList<>();
    Duration since = null;
    for (Rendered each : renders) {
      if (isStale(each)) {
        since = since == null ? each.intended() : since;
      } else if (since != null) {
        spells.add(each.intended().minus(since));
        since = null;
      }
    }
    return spells;
  }

  private boolean isStale(Rendered each) {
    Reading reading = each.reading();
    return reading == null || isOlder(reading.age(), load.protocol().freshFor());
  }

  private boolean isOlder(@Nullable Duration age, @Nullable Duration limit) {
    return age != null && limit != null && age.compareTo(load.played(limit)) > 0;
  }

  /// Renders that found one reading, in order; one that was overtaken belongs to where it came.
  private List<List<Rendered>> cycles() {
    List<List<Rendered>> cycles = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    for (Rendered each : renders) {
      Reading reading = each.reading();
      if (reading == null) {
        continue;
      }
      if (reading.stampedAt() > newest) {
        cycles.add(new ArrayList<>());
        newest = reading.stampedAt();
      }
      cycles.getLast().add(each);
    }
    return cycles;
  }
}
