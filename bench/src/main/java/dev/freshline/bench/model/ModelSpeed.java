package dev.freshline.bench.model;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Distributions;
import dev.freshline.bench.result.Row;
import dev.freshline.reports.predict.CooldownSurface;
import dev.freshline.reports.predict.Situation;
import dev.freshline.reports.predict.sim.Conditions;
import dev.freshline.reports.predict.sim.Precision;
import dev.freshline.reports.predict.sim.Simulation;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// What the model of `tune` takes: an event of the simulation, and a search by formula.
///
/// Times are of the thread on its processor, so that a busy machine does not count.
public final class ModelSpeed {
  static final String EVENT = "simulation, an event";
  static final String SEARCH = "formula, 20,000 candidates x 300 observations";

  /// Longer than any interval asks for: it ends at its limit of events.
  private static final long EVENTS = 5_000_000;

  private static final Precision LONG = new Precision(1e-12, 1e-12, 1_000, EVENTS);
  private static final int WARMUPS = 2;
  private static final int OBSERVATIONS = 300;
  private static final int COOLDOWNS = 200;
  private static final int FRESHNESSES = 100;
  private static final double LEAST_EVENTS_PER_SECOND = 10e6;
  private static final double MOST_SEARCH_SECONDS = 0.5;
  private static final double NANOS = 1e9;

  private ModelSpeed() {}

  /// @param rounds that count, of each
  public static List<Row> measure(int rounds, Consumer<String> progress) {
    progress.accept("an event of the simulation");
    Row event = row(EVENT, rounds, ModelSpeed::nanosOfEvent);
    progress.accept("a search by formula");
    Workload workload = observed();
    return List.of(event, row(SEARCH, rounds, round -> nanosOfSearch(workload)));
  }

  private interface Round {
    double nanos(int number);
  }

  private static Row row(String name, int rounds, Round round) {
    List<Double> nanos = new ArrayList<>();
    for (int i = -WARMUPS; i < rounds; i++) {
      double taken = round.nanos(i);
      if (i >= 0) {
        nanos.add(taken);
      }
    }
    return Distributions.ofFew("sim", name, Map.of(), nanos);
  }

  private static double nanosOfEvent(int round) {
    var workload = new Workload(service(), null, new Demand.Poisson(4), 0, 0, 10, 0, 1);
    var simulation = new Simulation(Situation.of(plain(), workload), Conditions.NONE, round);
    long start = cpu();
    long events = simulation.run(LONG).events();
    return (double) (cpu() - start) / events;
  }

  private static double nanosOfSearch(Workload workload) {
    long start = cpu();
    CooldownSurface surface = CooldownSurface.of(plain(), workload);
    if (surface == null) {
      throw new IllegalStateException("expected a formula for the pipeline, found none");
    }
    double best = 1;
    for (int i = 0; i < COOLDOWNS; i++) {
      for (int j = 0; j < FRESHNESSES; j++) {
        best = Math.min(best, surface.at(10 + i, 60 + 3 * j).staleFraction());
      }
    }
    if (!(best >= 0)) {
      throw new IllegalStateException("expected a share, found " + best);
    }
    return cpu() - start;
  }

  /// Goals, since they are times: the machine decides.
  public static List<Check> checks(List<Row> rows) {
    List<Check> checks = new ArrayList<>();
    for (Row row : rows) {
      if (row.name().equals(EVENT)) {
        double perSecond = NANOS / row.median();
        checks.add(
            new Check(
                row.title(),
                ">= 10 million events/s (goal)",
                String.format(Locale.ROOT, "%.1f million/s", perSecond / 1e6),
                perSecond >= LEAST_EVENTS_PER_SECOND,
                false,
                "tune answers in 5 s, most of which it may simulate"));
      } else if (row.name().equals(SEARCH)) {
        double seconds = row.median() / NANOS;
        checks.add(
            new Check(
                row.title(),
                "p50 <= 0.5 s (goal)",
                String.format(Locale.ROOT, "%.3f s", seconds),
                seconds <= MOST_SEARCH_SECONDS,
                false,
                "a recommendation looks at that many"));
      }
    }
    return checks;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Workload observed() {
    return new Workload(service(), sample(), new Demand.Poisson(4), 0, 0, 10, 0, 1);
  }

  private static Empirical service() {
    return Empirical.of(sample());
  }

  private static Sample sample() {
    var random = new SplittableRandom(1);
    List<Sample.Run> runs = new ArrayList<>();
    for (int i = 0; i < OBSERVATIONS; i++) {
      runs.add(new Sample.Run(5 + 35 * random.nextDouble(), false));
    }
    return new Sample(runs, "bench");
  }

  /// A pipeline of which nothing goes wrong by itself.
  private static Protocol plain() {
    Protocol protocol = Profiles.named("review");
    try {
      for (var change :
          List.of(
              Map.entry("cooldown", "90s"),
              Map.entry("freshFor", "60s"),
              Map.entry("criticalAfter", "120s"),
              Map.entry("fetchTimeout", "none"),
              Map.entry("killsTree", "true"),
              Map.entry("lock.staleAfter", "none"),
              Map.entry("lock.stealsFromLiving", "false"),
              Map.entry("wait.count", "0"),
              Map.entry("deadline", "none"))) {
        protocol = ProtocolJson.with(protocol, change.getKey(), change.getValue());
      }
      return protocol;
    } catch (InvalidProtocolException e) {
      throw new IllegalStateException(e);
    }
  }
}
