package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Over random protocols and workloads: what is recommended breaks no rule, and does what it says.
final class RecommendationPropertyTest {
  private static final int PROTOCOLS = 2_000;
  private static final int SIMULATED = 200;
  private static final int SAMPLES = 40;

  /// Profiles that keep a figure.
  private static final List<String> PROFILES =
      List.of(
          "freshline",
          "review",
          "review-before",
          "review-after",
          "ccstatusline",
          "ccline",
          "claude-powerline",
          "ccusage-statusline",
          "ticpu",
          "no-lock");

  @Test
  void solve_anyProtocol_breaksNoRuleAndNoBudget() {
    int found = 0;
    for (int seed = 0; seed < PROTOCOLS; seed++) {
      var random = new SplittableRandom(seed);
      Subject subject = subject(random);
      Optional<Candidate> solved = Cases.solver(subject).solve();
      if (solved.isPresent()) {
        found++;
        var judged =
            new Subject(
                solved.get().protocol(),
                Map.of(),
                subject.workload(),
                solved.get().prediction(),
                subject.budget());
        assertThat(Rules.check(judged))
            .as("seed %d: %s", seed, subject.protocol())
            .noneMatch(finding -> finding.status() == Status.FAIL);
        assertThat(high(solved.get().prediction().staleFraction()))
            .as("seed %d", seed)
            .isLessThanOrEqualTo(subject.budget().staleFraction());
      }
    }
    assertThat(found).as("solved").isGreaterThan(PROTOCOLS * 9 / 10);
  }

  /// Given run times have no uncertainty: the simulation's own interval must cover the prediction,
  /// 95 times in 100.
  @Test
  void solve_givenRunTimes_predictsWhatAnIndependentSimulationShows() {
    assertThat(covered(1)).isGreaterThanOrEqualTo(atLeast(SIMULATED));
  }

  /// The broken twin: figures that are off by half are caught by the same count.
  @Test
  void solve_predictionOffByHalf_isCaught() {
    assertThat(covered(1.5)).isLessThan(atLeast(SIMULATED));
  }

  /// Observed run times: the interval must cover what the true distribution does, 95 times in 100.
  @Test
  void recommend_observedRunTimes_coversTheTruthAsOftenAsItClaims() {
    int covered = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      covered += coversTruth(seed) ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(atLeast(SAMPLES));
  }

  private static int covered(double factor) {
    int covered = 0;
    int tried = 0;
    for (int seed = 0; tried < SIMULATED; seed++) {
      var random = new SplittableRandom(seed);
      Subject subject = subject(random);
      Optional<Candidate> solved = Cases.solver(subject).solve();
      if (solved.isPresent()) {
        tried++;
        Naive.Stale stale = naive(solved.get().protocol(), subject.workload(), 20_000, seed);
        double predicted = value(solved.get().prediction().staleFraction());
        // A handful of stale cycles has no normal distribution; three in n go unseen.
        double margin = 1.96 * stale.error() + 3.0 / 20_000;
        covered += Math.abs(stale.share() - factor * predicted) <= margin ? 1 : 0;
      }
    }
    return covered;
  }

  private static boolean coversTruth(int seed) {
    var random = new SplittableRandom(seed);
    Distribution truth = service(random);
    double gap = 0.2 + 5 * random.nextDouble();
    Sample sample = Cases.sample(truth, 60 + random.nextInt(300), seed);
    Workload workload = Cases.workload(Empirical.of(sample), sample, gap);
    Protocol protocol = Cases.protocol("review", "freshFor=" + (100 + random.nextInt(200)) + "s");
    Candidate solved =
        Cases.solver(Cases.unpredicted(protocol, workload, Budget.DEFAULT)).solve().orElseThrow();
    Figure stale =
        Objects.requireNonNull(
            new ModelPredictor().predict(solved.protocol(), workload, seed).staleFraction());
    Naive.Stale actual = Naive.stale(solved.protocol(), truth, workload.demand(), 0, 100_000, seed);
    return actual.share() >= stale.low() - 2 * actual.error()
        && actual.share() <= stale.high() + 2 * actual.error();
  }

  private static Naive.Stale naive(Protocol protocol, Workload workload, int cycles, long seed) {
    return Naive.stale(
        protocol, workload.service(), workload.demand(), workload.failures(), cycles, seed);
  }

  /// The least count of n that 95 in 100 lead to, all but once in a thousand.
  private static int atLeast(int n) {
    double mean = 0.95 * n;
    return (int) Math.floor(mean - 3.1 * Math.sqrt(mean * 0.05));
  }

  private static Subject subject(SplittableRandom random) {
    Protocol protocol = protocol(random);
    var workload =
        new Workload(
            service(random),
            null,
            new Demand.Poisson(0.2 + 5 * random.nextDouble()),
            random.nextInt(3) == 0 ? 0.2 * random.nextDouble() : 0,
            0,
            1 + random.nextInt(20),
            0,
            1);
    return Cases.unpredicted(protocol, workload, Budget.DEFAULT);
  }

  private static Protocol protocol(SplittableRandom random) {
    String profile = PROFILES.get(random.nextInt(PROFILES.size()));
    if (profile.equals("freshline")) {
      int cooldown = 20 + random.nextInt(200);
      return Cases.protocol(
          profile,
          "cooldown=" + cooldown + "s",
          "freshFor=" + (cooldown + 41 + random.nextInt(200)) + "s");
    }
    return Cases.protocol(
        profile,
        "cooldown=" + (1 + random.nextInt(600)) + "s",
        "freshFor=" + (60 + random.nextInt(600)) + "s",
        "fetchTimeout=" + (1 + random.nextInt(90)) + "s",
        "gate=" + (random.nextBoolean() ? "stale-first" : "cooldown-first"),
        "stampAt=" + (random.nextBoolean() ? "start" : "end"),
        "cooldownFrom=" + (random.nextBoolean() ? "start" : "end"),
        "killsTree=" + random.nextBoolean(),
        "deadline=" + (random.nextBoolean() ? "none" : 5 + random.nextInt(100) + "s"));
  }

  private static Distribution service(SplittableRandom random) {
    double scale = 0.5 + 15 * random.nextDouble();
    return Cases.distribution(
        switch (random.nextInt(5)) {
          case 0 -> text("uniform:%.2fs..%.2fs", scale / 4, 2 * scale);
          case 1 -> text("exp:%.2fs", scale);
          case 2 -> text("lognormal:%.2fs,%.2f", scale, 0.2 + random.nextDouble());
          case 3 -> text("fixed:%.2fs", scale);
          default -> text("mix:0.9*exp:%.2fs+0.1*uniform:%.2fs..%.2fs", scale, scale, 4 * scale);
        });
  }

  @SuppressWarnings("AnnotateFormatMethod") // not worth a dependency
  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  private static double value(@Nullable Figure figure) {
    return Objects.requireNonNull(figure).value();
  }

  private static double high(@Nullable Figure figure) {
    return Objects.requireNonNull(figure).high();
  }
}
