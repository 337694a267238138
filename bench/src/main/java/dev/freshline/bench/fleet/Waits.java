package dev.freshline.bench.fleet;

import dev.freshline.bench.result.Distributions;
import dev.freshline.bench.result.Row;
import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.Load.Pipeline;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.OpenLoop;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// From a render that finds the reading stale to the render that finds it fresh.
///
/// The loop is open: renders begin at their intended times, however late those before them are, and
/// a spell counts from the intended time of the render that met it. So a pipeline that makes its
/// sessions wait cannot hide that by rendering less (coordinated omission).
public final class Waits {
  static final String GROUP = "waits";

  private static final List<String> PROTOCOLS =
      List.of("freshline", "review", "review-after", "no-lock");
  private static final List<String> SERVICES =
      List.of("fixed:10s", "lognormal:8s,0.6", "uniform:5s..40s");
  private static final Duration GAP = Duration.ofSeconds(2);
  private static final double SCALE = 0.02;
  private static final long SEED = 1;

  /// How much is played.
  ///
  /// @param sessions numbers of sessions
  /// @param span of a protocol's time for each
  public record Extent(List<Integer> sessions, Duration span, List<String> services) {
    public static final Extent QUICK =
        new Extent(List.of(10), Duration.ofMinutes(5), SERVICES.subList(1, 2));
    public static final Extent FULL = new Extent(List.of(10, 50), Duration.ofMinutes(30), SERVICES);
  }

  private Waits() {}

  public static List<Row> measure(Extent extent, Consumer<String> progress) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int sessions : extent.sessions()) {
      for (String service : extent.services()) {
        for (String name : PROTOCOLS) {
          rows.addAll(play(load(name, sessions, service, extent.span()), progress));
        }
      }
    }
    return rows;
  }

  private static Load load(String protocol, int sessions, String service, Duration span) {
    Protocol profile = Profiles.named(protocol);
    return new Load(
        Pipeline.MODEL,
        profile,
        sessions,
        new Arrivals.Poisson(GAP),
        service,
        0,
        span,
        SCALE,
        SEED);
  }

  /// Nothing where no spell ended: a row of no observations says nothing.
  private static List<Row> play(Load load, Consumer<String> progress) throws Exception {
    String name = load.protocol().name();
    LoadResult result =
        OpenLoop.play(
            load,
            at ->
                progress.accept(
                    "waits: " + name + ", " + at.rendered() + " of " + at.intended() + " renders"));
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("sessions", Integer.toString(load.sessions()));
    parameters.put("ccusage", load.service());
    List<Duration> spells = result.staleSpells().stream().map(load::unscaled).toList();
    return spells.isEmpty()
        ? List.of()
        : List.of(Distributions.row(GROUP, name, parameters, spells));
  }
}
