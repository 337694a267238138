package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.lint.Rule;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;
import java.util.Optional;

/// The rules, asked about settings that are not in force.
///
/// @param current whose workload, budget and origins hold for all of them
record Lint(List<Rule> rules, Subject current) {
  Lint {
    rules = List.copyOf(rules);
  }

  /// Whether a rule refuses a draft. What a rule takes from a prediction it takes from the current
  /// one: so it is to be asked about what does not depend on it.
  boolean refuses(Draft draft, String code) {
    return finding(code, draft.protocol(), current.prediction())
        .filter(finding -> finding.status() == Status.FAIL)
        .isPresent();
  }

  /// What a rule says; empty when there is no such rule.
  Optional<Finding> finding(String code, Protocol protocol, Prediction prediction) {
    return rules.stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .map(rule -> rule.check(subject(protocol, prediction)));
  }

  /// What all rules say that fail.
  List<Finding> failures(Protocol protocol, Prediction prediction) {
    Subject subject = subject(protocol, prediction);
    return rules.stream()
        .map(rule -> rule.check(subject))
        .filter(finding -> finding.status() == Status.FAIL)
        .toList();
  }

  boolean accepts(Protocol protocol, Prediction prediction) {
    Subject subject = subject(protocol, prediction);
    return rules.stream().noneMatch(rule -> rule.check(subject).status() == Status.FAIL);
  }

  private Subject subject(Protocol protocol, Prediction prediction) {
    return new Subject(
        protocol, current.origins(), current.workload(), prediction, current.budget());
  }
}
