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
import java.util.stream.Stream;

/// How long each render of a session has to wait for fresh data.
///
/// The loop is open: renders begin at their intended times, however late those before them are, and
/// a wait counts from the intended time of the render. So a pipeline that makes its sessions wait
/// cannot hide that by rendering less (coordinated omission). A render that finds fresh data has
/// waited for nothing, and counts.
public final class Waits {
  static final String GROUP = "waits";

  private static final List<String> PROTOCOLS =
      List.of("freshline", "review", "review-after", "no-lock");
  private static final String USUAL = "lognormal:8s,0.6";
  private static final String FIXED = "fixed:10s";

  /// One run in ten takes as long as the reviewed pipeline waits at most, or longer.
  private static final String HEAVY_TAILED = "mix:0.9*lognormal:8s,0.6+0.1*uniform:35s..60s";

  private static final Duration GAP = Duration.ofSeconds(2);
  private static final double SCALE = 0.02;
  private static final long SEED = 1;

  /// How much is played.
  ///
  /// @param cases numbers of sessions, with what ccusage takes
  /// @param span of a protocol's time for each
  public record Extent(List<Case> cases, Duration span) {
    public static final Extent QUICK =
        new Extent(List.of(new Case(10, USUAL), new Case(50, HEAVY_TAILED)), Duration.ofMinutes(4));
    public static final Extent FULL =
        new Extent(
            Stream.of(FIXED, USUAL, HEAVY_TAILED)
                .flatMap(service -> Stream.of(new Case(10, service), new Case(50, service)))
                .toList(),
            Duration.ofMinutes(30));
  }

  /// One of the worlds.
  public record Case(int sessions, String service) {}

  private Waits() {}

  public static List<Row> measure(Extent extent, Consumer<String> progress) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Case one : extent.cases()) {
      for (String name : PROTOCOLS) {
        rows.addAll(play(load(name, one, extent.span()), progress));
      }
    }
    return rows;
  }

  private static Load load(String protocol, Case one, Duration span) {
    Protocol profile = Profiles.named(protocol);
    return new Load(
        Pipeline.MODEL,
        profile,
        one.sessions(),
        new Arrivals.Poisson(GAP),
        one.service(),
        0,
        span,
        SCALE,
        SEED);
  }

  /// Nothing where no render ended: a row of no observations says nothing.
  private static List<Row> play(Load load, Consumer<String> progress) throws Exception {
    String name = load.protocol().name();
    LoadResult result =
        OpenLoop.play(
            load,
            at ->
                progress.accept(
                    String.format(
                        "%s, %d sessions, %d of %d renders",
                        name, load.sessions(), at.rendered(), at.intended())));
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("sessions", Integer.toString(load.sessions()));
    parameters.put("ccusage", load.service());
    var time = new TimeToFresh(result.renders(), load.played(freshFor(load.protocol())));
    List<Duration> waits = time.waits(result.renders()).stream().map(load::unscaled).toList();
    return waits.isEmpty() ? List.of() : List.of(Distributions.row(GROUP, name, parameters, waits));
  }

  /// A pipeline without one is judged by the reviewed one's.
  private static Duration freshFor(Protocol protocol) {
    Duration own = protocol.freshFor();
    return own == null ? Duration.ofMinutes(2) : own;
  }
}
