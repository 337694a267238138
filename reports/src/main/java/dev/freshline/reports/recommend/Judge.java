package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.WaitStep.Plan;
import dev.freshline.stress.protocol.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says of settings what they do and what they break: a rule, a budget, or a range.
///
/// A budget counts as kept when the upper end of the interval keeps it, so that what the data
/// leaves open speaks against the settings.
final class Judge {
  private final Situation situation;
  private final Derivation derivation;
  private final Estimator estimator;
  private final Ranges ranges;
  private final Terms terms;
  private final Map<Cadence, Candidate> known = new HashMap<>();
  private final Set<String> refusals = new LinkedHashSet<>();
  private int judged;

  Judge(Situation situation, Estimator estimator, Terms terms) {
    this.situation = situation;
    this.derivation = new Derivation(situation);
    this.estimator = estimator;
    this.ranges = Ranges.of(situation);
    this.terms = terms;
  }

  Situation situation() {
    return situation;
  }

  /// The settings that follow from a cadence.
  Candidate judge(Cadence cadence) {
    return known.computeIfAbsent(cadence, each -> judge(each, Plan.SKIP));
  }

  /// The settings of a lock that follow from a timeout.
  Candidate judgeLock(double timeout) {
    Draft draft = derivation.base(timeout, Plan.SKIP);
    return judge(new Cadence(timeout, 0, draft.protocol().cooldownFrom(), 0), draft);
  }

  /// How many settings were judged.
  int judged() {
    return judged;
  }

  /// All constraints that refused settings.
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /// What the settings that follow from a cadence do, whatever they break.
  Prediction estimate(Cadence cadence) {
    return estimator.estimate(derivation.derive(cadence, Plan.SKIP).protocol());
  }

  Candidate judge(Cadence cadence, Plan plan) {
    return judge(cadence, derivation.derive(cadence, plan));
  }

  Candidate judge(Cadence cadence, Draft draft) {
    Draft complete = derivation.complete(draft);
    return judge(cadence, complete, estimator.estimate(complete.protocol()));
  }

  /// Whether a draft would break nothing if it did what another does.
  boolean accepts(Draft draft, Prediction prediction) {
    return violations(draft.protocol(), prediction).isEmpty();
  }

  /// The same draft, with other figures.
  Candidate judge(Cadence cadence, Draft draft, Prediction prediction) {
    List<String> violations = violations(draft.protocol(), prediction);
    judged++;
    refusals.addAll(violations);
    return new Candidate(cadence, draft, prediction, violations);
  }

  private List<String> violations(Protocol protocol, Prediction prediction) {
    var violations = new ArrayList<String>();
    for (Finding finding : situation.lint().failures(protocol, prediction)) {
      violations.add(finding.rule());
    }
    violations.addAll(overBudget(prediction));
    if (prediction.staleFraction() == null && !situation.isLockAlone()) {
      violations.add(Codes.FRESH_COVERS_CYCLE); // what is not known is not kept
    }
    if (!ranges.accept(protocol)) {
      violations.add(Codes.RANGE);
    }
    return violations.stream().distinct().filter(terms::ask).toList();
  }

  private List<String> overBudget(Prediction prediction) {
    Budget budget = situation.budget();
    var over = new ArrayList<String>();
    if (exceeds(prediction.staleFraction(), terms.strictness() * budget.staleFraction())) {
      over.add(Codes.FRESH_COVERS_CYCLE);
    }
    if (exceeds(prediction.duplicatesPerRun(), budget.duplicatesPerRun())) {
      over.add(Codes.DUPLICATES);
    }
    return over;
  }

  private static boolean exceeds(@Nullable Figure figure, double budget) {
    return figure != null && figure.high() > budget;
  }
}
