package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Prediction;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;

/// What to set, or why nothing can be recommended.
public sealed interface Recommendation {

  /// Settings that break no rule.
  ///
  /// @param best the cheapest feasible point
  /// @param repairs further ways: the smallest edit, "keep freshness", "keep cooldown"
  /// @param front of stale fraction against cost, cheapest first; no point is worse in both
  /// @param map of the stale fraction over cooldown and freshness, for the heat map
  /// @param evidence what it rests on: the search, the data and how often it may be wrong
  record Advised(
      Proposal best,
      List<Proposal> repairs,
      List<Point> front,
      List<Point> map,
      List<String> evidence)
      implements Recommendation {
    public Advised {
      repairs = List.copyOf(repairs);
      front = List.copyOf(front);
      map = List.copyOf(map);
      evidence = List.copyOf(evidence);
    }
  }

  /// No settings satisfy all rules under this budget.
  ///
  /// @param rules a minimal set of them in conflict: without any one the others can be satisfied
  /// @param explanation the conflict in a sentence with its numbers
  /// @param relaxation what to give up, and what that would cost
  record Infeasible(List<String> rules, String explanation, List<String> relaxation)
      implements Recommendation {
    public Infeasible {
      rules = List.copyOf(rules);
      relaxation = List.copyOf(relaxation);
    }
  }

  /// Too little is known of the run times.
  ///
  /// @param missing observations that are needed in addition
  record InsufficientEvidence(int found, int needed, int missing, String explanation)
      implements Recommendation {}

  /// One way to set things.
  ///
  /// @param name such as `cheapest`, `smallest edit`, `keep freshness`, `keep cooldown`
  /// @param choices the settings that differ from the current ones or were decided anew
  record Proposal(String name, Protocol protocol, Prediction prediction, List<Choice> choices) {
    public Proposal {
      choices = List.copyOf(choices);
    }
  }

  /// A setting of a proposal.
  ///
  /// @param old as it stands now; `open` where the current pipeline leaves it open
  /// @param why it has this value
  /// @param bindingRule the code of the rule that decides on it, with its slack
  /// @param price what 10 % less and 10 % more would do
  record Choice(
      String key,
      String old,
      String value,
      String why,
      String bindingRule,
      String slack,
      String price) {}

  /// Stale fraction and cost of one pair of settings.
  record Point(
      double cooldownSeconds,
      double freshForSeconds,
      double staleFraction,
      double cpuSecondsPerHour,
      double runsPerHour) {}
}
