package dev.freshline.events;

import dev.freshline.events.Event.Fenced;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.HolderKilled;
import dev.freshline.events.Event.Lost;
import dev.freshline.events.Event.Published;
import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.Event.Refused;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.events.Event.SettingsBroken;
import dev.freshline.events.Event.TakenOver;
import dev.freshline.reading.Moment;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The journal in figures: above all whether waiting periods saved work or prevented it.
///
/// A cooldown or backoff *saved* work when what was shown meanwhile was fresh; it *prevented* work
/// when it was not. A cooldown that prevented anything is a finding.
///
/// @param since the earliest decision or run, or null when there is none
/// @param renders lines drawn
/// @param staleRenders of these, with a figure that was not fresh
/// @param leftToHolder refreshes left to the holder of the lease, or to a child that is still alive
/// @param runs fetches by outcome, such as `OBSERVED` or `TIMED_OUT`
/// @param censoredRuns of these, ended before their time, so that they took at least what they took
/// @param interventions holders killed or taken over
/// @param lost times that lines were dropped unfolded, so that all counts are too low
/// @param lastHolder the holder seen last, or null when none was
public record JournalSummary(
    @Nullable Moment since,
    long renders,
    long staleRenders,
    Waits cooldown,
    Waits backoff,
    long leftToHolder,
    Map<String, Long> runs,
    long censoredRuns,
    long published,
    long fenced,
    long interventions,
    long refused,
    long settingsBroken,
    long lost,
    @Nullable Sighting lastHolder) {
  public JournalSummary {
    runs = Map.copyOf(runs);
  }

  /// What a waiting period did to the refreshes that met it.
  ///
  /// @param saved times a fresh reading made the refresh needless
  /// @param prevented times a reading that was not fresh had to do
  public record Waits(long saved, long prevented) {}

  /// A holder, and when it was last seen to hold the lease.
  public record Sighting(Holder holder, Moment seenAt) {}

  public static JournalSummary of(JournalView view) {
    var tally = new Tally();
    view.decisions().forEach(tally::add);
    view.runs().forEach(tally::add);
    return tally.summary();
  }

  private static final class Tally {
    private @Nullable Moment since;
    private @Nullable Sighting lastHolder;
    private Waits cooldown = new Waits(0, 0);
    private Waits backoff = new Waits(0, 0);
    private long renders;
    private long staleRenders;
    private long leftToHolder;
    private final Map<String, Long> runs = new TreeMap<>();
    private long censoredRuns;
    private long published;
    private long fenced;
    private long interventions;
    private long refused;
    private long settingsBroken;
    private long lost;

    void add(Entry<FetchRun> run) {
      reachBackTo(run.event().beganAt());
      runs.merge(run.event().outcome(), 1L, Long::sum);
      censoredRuns += run.event().censored() ? 1 : 0;
    }

    void add(Repeated repeated) {
      reachBackTo(repeated.first());
      long count = repeated.count();
      switch (repeated.last().event()) {
        case RenderDecision render -> {
          renders += count;
          staleRenders += render.marked() ? count : 0;
          add(render.ruling(), repeated);
        }
        case RefreshDecision refresh -> add(refresh.ruling(), repeated);
        case Published event -> published += count;
        case Fenced event -> fenced += count;
        case HolderKilled event -> interventions += count;
        case TakenOver event -> interventions += count;
        case Refused event -> refused += count;
        case SettingsBroken event -> settingsBroken += count;
        case Lost event -> lost += count;
      }
    }

    private void add(Ruling ruling, Repeated repeated) {
      switch (ruling.cause()) {
        case COOLDOWN -> cooldown = plus(cooldown, ruling, repeated.count());
        case BACKOFF -> backoff = plus(backoff, ruling, repeated.count());
        case BUSY, ORPHAN -> leftToHolder += repeated.count();
        case DUE, FORCED, DEBOUNCED, SOURCE, UNUSABLE, DISABLED -> {}
      }
      Holder holder = ruling.holder();
      Moment seenAt = repeated.last().at();
      if (holder != null
          && (lastHolder == null || !seenAt.at().isBefore(lastHolder.seenAt().at()))) {
        lastHolder = new Sighting(holder, seenAt);
      }
    }

    private static Waits plus(Waits waits, Ruling ruling, long count) {
      return ruling.stale()
          ? new Waits(waits.saved(), waits.prevented() + count)
          : new Waits(waits.saved() + count, waits.prevented());
    }

    private void reachBackTo(Moment moment) {
      if (since == null || moment.at().isBefore(since.at())) {
        since = moment;
      }
    }

    JournalSummary summary() {
      return new JournalSummary(
          since,
          renders,
          staleRenders,
          cooldown,
          backoff,
          leftToHolder,
          runs,
          censoredRuns,
          published,
          fenced,
          interventions,
          refused,
          settingsBroken,
          lost,
          lastHolder);
    }
  }
}
