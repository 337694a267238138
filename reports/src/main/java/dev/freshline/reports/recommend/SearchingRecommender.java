package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Rule;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.predict.Predictor;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Recommends by searching: derives complete settings from a few times, and takes the cheapest that
/// break no rule and no budget.
///
/// ```
///   data -> enough? -- no --> InsufficientEvidence
///            | yes
///   derive, search by formula -> feasible? -- no --> Infeasible: the rules in conflict
///            | yes
///   predict the best and the repairs thoroughly -> Advised
/// ```
public final class SearchingRecommender implements Recommender {
  private final List<Rule> rules;
  private final Predictor predictor;
  private final Predictor quick;

  /// @param predictor with simulation, asked a few times
  /// @param quick for what has no formula, asked some dozen times then
  public SearchingRecommender(List<Rule> rules, Predictor predictor, Predictor quick) {
    this.rules = List.copyOf(rules);
    this.predictor = predictor;
    this.quick = quick;
  }

  @Override
  public Recommendation recommend(Subject current, long seed) {
    double share = current.budget().coveredShare();
    return switch (Tail.of(current.workload(), share)) {
      case Tail.Unknown unknown -> Evidence.insufficient(observed(current), share, unknown);
      case Tail.Known known -> recommend(new Situation(new Lint(rules, current), known), seed);
    };
  }

  private static Sample observed(Subject subject) {
    return Objects.requireNonNull(subject.workload().sample(), "of a distribution all is known");
  }

  private Recommendation recommend(Situation situation, long seed) {
    Workload given = Workloads.pointwise(situation.workload());
    var estimator =
        new SurfaceEstimator(
            situation.workload(), protocol -> quick.predict(protocol, given, seed));
    var advisor = new Advisor(situation, estimator, predictor, seed);
    if (situation.isLockAlone()) {
      return advisor.adviseOnLock();
    }
    Optional<Advised> advised = advisor.advise();
    return advised.isPresent()
        ? advised.get()
        : conflict(situation, estimator).explain(advisor.refusals());
  }

  private static Conflict conflict(Situation situation, Estimator estimator) {
    return new Conflict(waived -> new Solver(situation, estimator, Terms.without(waived)).solve());
  }
}
