package dev.freshline.bench.fleet;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.freshline.bench.fleet.TimeToFresh.Wait;
import dev.freshline.bench.result.Distributions;
import dev.freshline.bench.result.Row;
import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.Load.Pipeline;
import dev.freshline.stress.fleet.OpenLoop;
import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.protocol.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// How long each render of a session has to wait for fresh data.
///
/// The loop is open: renders begin at their intended times, however late those before them are, and
/// a wait counts from the intended time of the render. So a pipeline that makes its sessions wait
/// cannot hide that by rendering less (coordinated omission). A render that finds fresh data has
/// waited for nothing, and counts.
///
/// What counts is the renders of the first while. The load then goes on until their waits have
/// ended; of one that has not ended even so, its row says that it is longer than this.
public final class Waits {
  private static final String GROUP = "waits";

  static final List<String> PROTOCOLS = List.of("freshline", "review", "review-after", "no-lock");
  private static final String USUAL = "lognormal:8s,0.6";
  private static final String FIXED = "fixed:10s";

  /// One run in ten takes as long as the reviewed pipeline waits at most, or longer.
  private static final String HEAVY_TAILED = "mix:0.9*lognormal:8s,0.6+0.1*uniform:35s..60s";

  private static final Duration GAP = Duration.ofSeconds(2);
  private static final double SCALE = 0.02;
  private static final long SEED = 1;

  /// One measure for all, which is the strictest that any of them has for itself: see
  /// [TimeToFresh].
  static final Duration FRESH_FOR = Duration.ofMinutes(2);

  /// For how long the load goes on after the renders that count: the slowest cooldown, and the
  /// longest run.
  static final Duration AFTERWARDS = Duration.ofMinutes(6);

  /// How much is played.
  ///
  /// @param cases numbers of sessions, with what ccusage takes
  /// @param counted in which the renders begin that count, for each protocol: a few of the slowest
  ///     cooldown, since what is seen of one depends on where in it the load ends
  public record Extent(List<Case> cases, Duration counted) {
    public static final Extent QUICK =
        new Extent(List.of(new Case(10, USUAL)), Duration.ofMinutes(10));
    public static final Extent FULL =
        new Extent(
            Stream.of(FIXED, USUAL, HEAVY_TAILED)
                .flatMap(service -> Stream.of(new Case(10, service), new Case(50, service)))
                .toList(),
            Duration.ofMinutes(25));
  }

  /// One of the worlds.
  public record Case(int sessions, String service) {}

  private Waits() {}

  public static List<Row> measure(Extent extent, Consumer<String> progress) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Case one : extent.cases()) {
      for (String name : PROTOCOLS) {
        Load load = load(name, one, extent.counted().plus(AFTERWARDS));
        rows.addAll(rows(load, play(load, progress), extent.counted()));
      }
    }
    return rows;
  }

  private static Load load(String protocol, Case one, Duration span) {
    return new Load(
        Pipeline.MODEL,
        Profiles.named(protocol),
        one.sessions(),
        new Arrivals.Poisson(GAP),
        one.service(),
        0,
        span,
        SCALE,
        SEED);
  }

  private static List<Rendered> play(Load load, Consumer<String> progress) throws Exception {
    return OpenLoop.play(
            load,
            at ->
                progress.accept(
                    String.format(
                        "%s, %d sessions, %d of %d renders",
                        load.protocol().name(), load.sessions(), at.rendered(), at.intended())))
        .renders();
  }

  /// None where no render ended: a row of no observations says nothing.
  static List<Row> rows(Load load, List<Rendered> renders, Duration counted) {
    var time = new TimeToFresh(renders, load.played(FRESH_FOR));
    Duration last = load.played(counted);
    Map<Boolean, List<Duration>> byEnded =
        renders.stream()
            .filter(render -> render.intended().compareTo(last) < 0)
            .map(time::of)
            .collect(
                partitioningBy(
                    Wait::hasEnded, mapping(wait -> load.unscaled(wait.length()), toList())));
    List<Duration> ended = byEnded.getOrDefault(true, List.of());
    List<Duration> unended = byEnded.getOrDefault(false, List.of());
    if (ended.isEmpty() && unended.isEmpty()) {
      return List.of();
    }
    Map<String, String> parameters =
        Map.of("sessions", Integer.toString(load.sessions()), "ccusage", load.service());
    return List.of(Distributions.row(GROUP, load.protocol().name(), parameters, ended, unended));
  }
}
