package dev.freshline.reports.verify;

import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.workload.Demand;
import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.LockKind;
import java.time.Duration;
import java.util.Locale;

/// A demand as processes can make it.
///
/// @param sessions processes that render
public record Playable(int sessions, Arrivals arrivals) {
  /// Sessions are JVMs, and how many there are matters for periodic demand alone.
  static final int MOST_SESSIONS = 10;

  private static final int MOST_PROCESSES = 40;

  /// At which the shortest load has as many renders as a load may have.
  private static final double MOST_A_SECOND =
      Load.MOST_RENDERS * Staging.USUAL_SCALE / Staging.LEAST_PLAYED;

  /// @param sessions that are open at once
  /// @throws UsageException when it cannot be played, whatever the settings and the run times are
  public static Playable of(Demand demand, int sessions) throws UsageException {
    var playable =
        switch (demand) {
          case Demand.Poisson(double gap, int _) ->
              new Playable(Math.min(sessions, MOST_SESSIONS), new Arrivals.Poisson(duration(gap)));
          case Demand.Periodic(int each, double period) ->
              new Playable(processes(each), new Arrivals.Periodic(duration(period)));
          case Demand.Bursty _ ->
              throw new UsageException(
                  "--verify: expected poisson or periodic arrivals, found bursts, which the fleet"
                      + " does not play; give --arrivals poisson:GAP");
        };
    if (playable.rendersPerSecond() > MOST_A_SECOND) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--verify: expected at most %.0f renders a second, found %.0f; give a longer time"
                  + " with --arrivals, or fewer --sessions",
              MOST_A_SECOND,
              playable.rendersPerSecond()));
    }
    return playable;
  }

  /// Refuses settings that cannot be played.
  public static void require(Protocol protocol) throws UsageException {
    if (protocol.lock().kind() == LockKind.LEASE && protocol.lock().staleAfter() == null) {
      throw new UsageException(
          "--verify: expected a lease with its time to live, found lock.staleAfter = none; set it"
              + " with --set lock.staleAfter=DURATION");
    }
  }

  private static int processes(int sessions) throws UsageException {
    if (sessions > MOST_PROCESSES) {
      throw new UsageException(
          "--verify: expected at most "
              + MOST_PROCESSES
              + " sessions, a process each, found "
              + sessions
              + "; give --sessions, or --arrivals poisson:GAP");
    }
    return sessions;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private double rendersPerSecond() {
    return arrivals.rendersPerSecond(sessions);
  }

  /// How long it can be played, in seconds of the settings: a render less than a load may have, for
  /// what rounding adds.
  double longest() {
    return (Load.MOST_RENDERS - 1) / rendersPerSecond();
  }
}
