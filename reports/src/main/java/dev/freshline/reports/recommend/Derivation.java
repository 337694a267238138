package dev.freshline.reports.recommend;

import dev.freshline.reports.recommend.WaitStep.Plan;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Complete settings from the few times that a search varies.
///
/// ```
///   data -> timeout -> lease -> retries -> what is written -> cooldown, freshness -> failures
/// ```
///
/// Each step takes the ones before as given and changes only what a rule refuses, what the source
/// leaves open, and what the search decides. So what comes out agrees with itself.
final class Derivation {
  private final Situation situation;
  private final Map<Base, Draft> bases = new HashMap<>();

  /// What comes before the cadence.
  private record Base(double timeout, Plan plan) {}

  Derivation(Situation situation) {
    this.situation = situation;
  }

  Draft derive(Cadence cadence, Plan plan) {
    Draft base = base(cadence.timeout(), plan);
    Draft timed = complete(CadenceStep.decide(base, cadence));
    double wait = situation.workload().demand().usualWait();
    return FailureStep.decide(timed, wait, situation.budget(), situation.lint());
  }

  /// With what no setting says: Freshline derives its backoff from the cooldown.
  Draft complete(Draft draft) {
    return situation.isOurs() ? FailureStep.backoff(draft) : draft;
  }

  /// The steps that no cooldown and no freshness takes part in.
  Draft base(double timeout, Plan plan) {
    return bases.computeIfAbsent(new Base(timeout, plan), this::decide);
  }

  private Draft decide(Base base) {
    Lint lint = situation.lint();
    Draft draft = oneSource(Draft.of(situation.protocol()));
    draft = TimeoutStep.decide(draft, base.timeout(), situation.tail().basis(), lint);
    draft = LeaseStep.decide(draft, lint);
    draft = WaitStep.decide(draft, base.plan(), lint);
    return PublishStep.decide(draft, lint);
  }

  /// Whatever has several values gets the one that its main key has, until a step decides.
  private static Draft oneSource(Draft draft) {
    Draft decided = draft;
    Protocol protocol = draft.protocol();
    for (String key : Sheet.KEYS) {
      if (protocol.aliases().containsKey(key)) {
        Duration value = new Sheet(protocol).duration(key);
        decided = decided.set(key, value, Codes.ONE_SOURCE, "one value, wherever it is written");
      }
    }
    return decided;
  }
}
