package dev.freshline.reports.predict.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Situation;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Crowds, orphans, thieves and deadlines together, on settings that nobody chose, as a simulation
/// has them that shares nothing with this one.
class CrowdAgreementTest {
  private static final int CASES = 30;
  private static final int FEW = 1_000;
  private static final double SECONDS = 500_000;
  private static final Precision LONG = new Precision(1e-9, 1e-9, 4_000, 4_000_000);
  private static final List<String> SERVICES =
      List.of("uniform:5s..40s", "exp:15s", "fixed:20s", "lognormal:10s,0.8");

  private static final List<String> FIGURES = List.of("stale", "runs", "overlapping", "give-ups");

  @Test
  void run_everyRenderWaits_isWhatANaiveSimulationShows() throws Exception {
    for (int seed = 0; seed < CASES; seed++) {
      double[] apart = apart(seed, 0);
      for (int i = 0; i < apart.length; i++) {
        assertThat(apart[i]).as("%s of %s", FIGURES.get(i), settings(seed)).isLessThan(1);
      }
    }
  }

  /// The twin: waiters that are ended three seconds later than they are are noticed.
  @Test
  void run_anotherDeadline_isNotThat() throws Exception {
    int noticed = 0;
    for (int seed = 0; seed < CASES; seed++) {
      double[] apart = apart(seed, 3);
      noticed += Arrays.stream(apart).anyMatch(each -> each > 1) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(CASES / 4);
  }

  /// How far each figure is apart, in what chance and the length of the play allow.
  ///
  /// @param longer by which the naive one has its deadline wrong
  private static double[] apart(int seed, int longer) throws Exception {
    Protocol protocol = protocol(settings(seed));
    Distribution service = distribution(seed);
    double gap = 0.5 + 3 * new SplittableRandom(seed).nextDouble();
    var workload =
        new Workload(service, null, new Demand.Poisson(gap), 0, 0, 10, Workload.EVERY_RENDER, 1);
    Simulated found =
        new Simulation(Situation.of(protocol, workload), Conditions.NONE, seed).run(LONG);
    Protocol played = protocol;
    if (longer > 0 && protocol.deadline() != null) {
      played =
          ProtocolJson.with(protocol, "deadline", protocol.deadline().toSeconds() + longer + "s");
    }
    NaivePipeline naive = new NaivePipeline(played, service, gap, seed).play(SECONDS);
    double hours = SECONDS / 3600;
    if (found.cycles() < FEW) {
      return new double[FIGURES.size()]; // hardly a run comes to its end within these limits
    }
    return new double[] {
      gap(found.staleFraction(), naive.staleSeconds / SECONDS, 0.006),
      gap(found.runsPerHour(), naive.runs / hours, 0.5),
      gap(found.duplicatesPerDay(), 24 * naive.overlapping / hours, 12),
      gap(found.giveUpFraction(), (double) naive.gaveUp / Math.max(1, naive.waited), 0.01)
    };
  }

  private static double gap(@Nullable Figure found, double shown, double least) {
    double value = Objects.requireNonNull(found).value();
    return Math.abs(value - shown) / (least + 0.03 * Math.max(value, shown));
  }

  private static Map<String, String> settings(int seed) {
    var random = new SplittableRandom(seed);
    boolean kernel = random.nextBoolean();
    var settings = new TreeMap<String, String>();
    settings.put("lock.kind", kernel ? "kernel" : "pidfile");
    settings.put("lock.staleAfter", kernel ? "none" : 10 + random.nextInt(40) + "s");
    settings.put("lock.stealsFromLiving", String.valueOf(!kernel && random.nextBoolean()));
    settings.put("cooldown", 20 + random.nextInt(200) + "s");
    settings.put("freshFor", 20 + random.nextInt(200) + "s");
    settings.put("gate", random.nextBoolean() ? "stale-first" : "cooldown-first");
    settings.put("fetchTimeout", 20 + random.nextInt(30) + "s");
    settings.put("killsTree", String.valueOf(random.nextBoolean()));
    settings.put("deadline", random.nextInt(3) == 0 ? "none" : 15 + random.nextInt(40) + "s");
    settings.put("wait.every", 1 + random.nextInt(4) + "s");
    settings.put("wait.count", String.valueOf(1 + random.nextInt(15)));
    settings.put("wait.rereads", String.valueOf(random.nextBoolean()));
    return settings;
  }

  private static Protocol protocol(Map<String, String> settings) throws InvalidProtocolException {
    Protocol protocol = Profiles.named("review");
    for (var setting : settings.entrySet()) {
      protocol = ProtocolJson.with(protocol, setting.getKey(), setting.getValue());
    }
    return protocol;
  }

  private static Distribution distribution(int seed) throws IOException {
    return Distributions.parse(SERVICES.get(seed % SERVICES.size()));
  }
}
