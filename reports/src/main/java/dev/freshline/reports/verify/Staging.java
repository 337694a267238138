package dev.freshline.reports.verify;

import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.Load.Pipeline;
import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A workload as the fleet plays it: the same demand and the same run times, scaled in time.
///
/// @param playable its demand
/// @param service run times as `stress/bin/fake-ccusage` reads them
/// @param scale seconds of the run for one second of the settings
/// @param span that is played, in the time of the settings
record Staging(
    Workload workload, Playable playable, String service, double scale, Duration span, long seed) {
  /// The file of run times that have no formula.
  static final String DURATIONS = "durations";

  static final double USUAL_SCALE = 0.02;
  private static final double COARSEST_SCALE = 0.2;

  /// A timeout shorter than this would end processes that only start.
  private static final double SHORTEST_TIMEOUT = 0.4;

  /// Cycles from which a share has an interval that can be relied on.
  private static final double CYCLES = 40;

  static final double LEAST_PLAYED = 30;

  /// @param folder for a file of run times
  /// @param cycle of the slower protocol, in seconds
  /// @param longest that may be played, in seconds
  /// @throws UsageException when the demand cannot be played
  /// @throws IOException when the file cannot be written
  static Staging of(
      Workload workload,
      List<Protocol> protocols,
      double cycle,
      Duration longest,
      Path folder,
      long seed)
      throws UsageException, IOException {
    var playable = Playable.of(workload.demand(), workload.sessions());
    double scale = scale(protocols);
    double played = Math.clamp(CYCLES * cycle * scale, LEAST_PLAYED, longest.toMillis() / 1000.0);
    double span = Math.min(played / scale, playable.longest());
    String service =
        PlayedRuns.text(workload.service(), limit(protocols), folder.resolve(DURATIONS));
    return new Staging(
        workload, playable, service, scale, Duration.ofMillis((long) (1000 * span)), seed);
  }

  private static double scale(List<Protocol> protocols) {
    double shortest = Double.POSITIVE_INFINITY;
    for (Protocol protocol : protocols) {
      Duration timeout = protocol.fetchTimeout();
      if (timeout != null) {
        shortest = Math.min(shortest, timeout.toNanos() / 1e9);
      }
    }
    return Math.clamp(SHORTEST_TIMEOUT / shortest, USUAL_SCALE, COARSEST_SCALE);
  }

  /// The longest timeout or deadline, in seconds; 0 where there is none.
  private static double limit(List<Protocol> protocols) {
    double longest = 0;
    for (Protocol protocol : protocols) {
      longest = Math.max(longest, seconds(protocol.fetchTimeout()));
      longest = Math.max(longest, seconds(protocol.deadline()));
    }
    return longest;
  }

  private static double seconds(@Nullable Duration limit) {
    return limit == null ? 0 : limit.toNanos() / 1e9;
  }

  Load load(Protocol protocol) {
    return load(protocol, service, workload.failures());
  }

  Load load(Protocol protocol, String otherService, double failures) {
    return new Load(
        Pipeline.MODEL,
        protocol,
        playable.sessions(),
        playable.arrivals(),
        otherService,
        failures,
        span,
        scale,
        seed);
  }

  /// What is played, as a prediction has to know it: a run costs something on itself, no holder
  /// dies, and where a protocol waits, so does every render that finds the lock taken.
  ///
  /// @param overhead in seconds of the settings
  Workload asPlayed(double overhead) {
    var service = new Shifted(workload.service(), overhead);
    return new Workload(
        service,
        null,
        workload.demand(),
        workload.failures(),
        0,
        workload.sessions(),
        Workload.EVERY_RENDER,
        workload.cpuPerBusySecond());
  }

  /// The mean wait for the next render after any moment, in seconds.
  double meanWait() {
    return switch (workload.demand()) {
      case Demand.Poisson(double gap, int _) -> gap;
      case Demand.Periodic(int sessions, double period) -> period / (sessions + 1);
      case Demand.Bursty(double gap, double _, double _) -> gap;
    };
  }
}
