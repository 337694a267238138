package dev.freshline.reports.predict;

import static dev.freshline.reports.predict.Cases.plain;
import static dev.freshline.reports.predict.Cases.there;
import static dev.freshline.reports.predict.Cases.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.reports.predict.sim.Conditions;
import dev.freshline.reports.predict.sim.Precision;
import dev.freshline.reports.predict.sim.Simulated;
import dev.freshline.reports.predict.sim.Simulation;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import org.junit.jupiter.api.Test;

/// Cases whose figures are known exactly: by formula to all their digits, by simulation within its
/// interval (once in twenty it may miss; these seeds do not).
class ValidationCasesTest {
  private static final Precision FINE = new Precision(0.0004, 0.004, 10_000, 2_000_000);

  private static Prediction predict(Protocol protocol, Workload workload) {
    Prediction prediction = new ModelPredictor().predict(protocol, workload, 1);
    assertThat(prediction.mismatches()).isEmpty();
    return prediction;
  }

  private static Simulated simulate(Protocol protocol, Workload workload) {
    return new Simulation(Situation.of(protocol, workload), Conditions.NONE, 2).run(FINE);
  }

  private static void isExactly(Figure figure, double exact, double rounding) {
    assertThat(figure.value()).isCloseTo(exact, within(rounding));
    assertThat(figure.method()).isEqualTo(Method.FORMULA);
  }

  private static void holds(Figure figure, double exact) {
    assertThat(exact).isBetween(figure.low(), figure.high());
    assertThat(figure.method()).isEqualTo(Method.SIMULATION);
  }

  @Test
  void v1_exponentialRunsAndPoissonRenders() {
    Workload workload = workload("exp:20s", "poisson:4s");
    Prediction found = predict(plain("freshFor=60s", "criticalAfter=120s"), workload);
    isExactly(there(found.cycleSeconds()), 114, 1e-6);
    isExactly(there(found.ageMeanSeconds()), 58.8246, 5e-5);
    isExactly(there(found.staleFraction()), 0.473684, 5e-7);
    isExactly(there(found.criticalFraction()), 0.048927, 5e-7);
    Prediction late = predict(plain("freshFor=120s", "criticalAfter=160s"), workload);
    isExactly(there(late.staleFraction()), 0.048927, 5e-7);
    isExactly(there(late.criticalFraction()), 0.006622, 5e-7);
    Simulated simulated = simulate(plain("criticalAfter=160s"), workload);
    holds(there(simulated.cycleSeconds()), 114);
    holds(there(simulated.ageMeanSeconds()), 58.8246);
    holds(there(simulated.olderThan(60)), 0.473684);
    holds(there(simulated.olderThan(120)), 0.048927);
    holds(there(simulated.criticalFraction()), 0.006622);
  }

  @Test
  void v2_stampedAtTheStart() {
    Workload workload = workload("exp:20s", "poisson:4s");
    Protocol protocol = plain("stampAt=start");
    Prediction found = predict(protocol, workload);
    isExactly(there(found.ageMeanSeconds()), 78.8246, 5e-5);
    isExactly(there(found.staleFraction()), 0.640388, 5e-7);
    Simulated simulated = simulate(protocol, workload);
    holds(there(simulated.ageMeanSeconds()), 78.8246);
    holds(there(simulated.staleFraction()), 0.640388);
  }

  @Test
  void v4_crashesWhoseLockIsFreedAtItsStaleAge() {
    Workload workload = workload("exp:20s", "poisson:4s", 0, 0.05, 0);
    Protocol protocol = plain("lock.staleAfter=60s");
    Prediction found = predict(protocol, workload);
    isExactly(there(found.cycleSeconds()), 117.368, 5e-4);
    isExactly(there(found.staleFraction()), 0.488789, 1e-6);
    Simulated simulated = simulate(protocol, workload);
    holds(there(simulated.cycleSeconds()), 117.368421);
    holds(there(simulated.staleFraction()), 0.488789);
  }

  @Test
  void v5_theReviewedPair() {
    Workload workload = workload("uniform:5s..40s", "poisson:1s");
    Protocol protocol = plain("cooldown=300s", "freshFor=120s");
    isExactly(there(predict(protocol, workload).staleFraction()), 0.629057, 5e-7);
    holds(there(simulate(protocol, workload).staleFraction()), 0.629057);
    Protocol atStart = Cases.changed(protocol, "stampAt=start");
    isExactly(there(predict(atStart, workload).staleFraction()), 0.698609, 5e-7);
    holds(there(simulate(atStart, workload).staleFraction()), 0.698609);
  }

  @Test
  void v6_locksTakenFromTheLiving() {
    Workload workload = workload("exp:20s", "poisson:15s");
    Protocol protocol = plain("lock.staleAfter=30s", "lock.stealsFromLiving=true");
    isExactly(there(predict(protocol, workload).duplicatesPerRun()), 0.127503, 5e-7);
    holds(there(simulate(protocol, workload).duplicatesPerRun()), 0.127503);
    Protocol timed = Cases.changed(protocol, "fetchTimeout=45s");
    isExactly(there(predict(timed, workload).duplicatesPerRun()), 0.105346, 5e-7);
    holds(there(simulate(timed, workload).duplicatesPerRun()), 0.105346);
  }

  /// Freshness equal to the cooldown is not enough: a run and a wait come on top.
  @Test
  void freshForEqualToTheCooldown_isStill7PercentStale() {
    Protocol protocol = plain("cooldown=300s", "freshFor=300s");
    Prediction found = predict(protocol, workload("uniform:5s..40s", "poisson:1s"));
    isExactly(there(found.staleFraction()), 0.072643, 5e-7);
  }

  /// The two repairs of the reviewed pair and what they cost.
  @Test
  void repairs_eitherEnd_costWhatTheyCost() {
    Workload workload = workload("uniform:5s..40s", "poisson:1s");
    Prediction quick = predict(plain("cooldown=78s", "freshFor=120s"), workload);
    assertThat(there(quick.runsPerHour()).value()).isCloseTo(35.5, within(0.05));
    assertThat(there(quick.staleFraction()).value()).isLessThan(1e-4);
    Prediction slow = predict(plain("cooldown=300s", "freshFor=345s"), workload);
    assertThat(there(slow.runsPerHour()).value()).isCloseTo(11.1, within(0.05));
    assertThat(there(slow.staleFraction()).value()).isLessThan(1e-4);
  }

  /// A cooldown that counts from the start of a run: less stale at the same number of runs.
  @Test
  void cooldownFromTheStart_sameRuns_isLessStale() {
    Workload workload = workload("uniform:5s..40s", "poisson:1s");
    // 40 runs an hour are a cycle of 90 s: E max(C, S) + 1 = 90, or C + 1 + 22.5 = 90.
    Prediction start =
        predict(
            plain("cooldown=89s", "cooldownFrom=start", "stampAt=start", "freshFor=120s"),
            workload);
    Prediction end = predict(plain("cooldown=66500ms", "stampAt=start", "freshFor=120s"), workload);
    assertThat(there(start.runsPerHour()).value()).isCloseTo(40, within(0.01));
    assertThat(there(end.runsPerHour()).value()).isCloseTo(40, within(0.01));
    assertThat(there(start.staleFraction()).value())
        .isLessThan(0.6 * there(end.staleFraction()).value());
  }
}
