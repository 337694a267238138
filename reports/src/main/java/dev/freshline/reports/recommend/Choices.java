package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Draft.Reason;
import dev.freshline.reports.recommend.Recommendation.Choice;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;
import java.util.Objects;

/// The settings of a proposal beside the current ones, each with its reason.
final class Choices {
  private static final Reason NONE = new Reason("", "");

  private final Judge judge;
  private final Prices prices;
  private final Sheet current;

  Choices(Judge judge) {
    this.judge = judge;
    this.prices = new Prices(judge);
    this.current = new Sheet(judge.situation().protocol());
  }

  /// Those that differ from the current ones, and those that were decided to stay.
  List<Choice> of(Candidate candidate, Prediction prediction) {
    Sheet sheet = candidate.draft().sheet();
    List<String> changed = sheet.keysUnlike(current);
    return judge.situation().keys().stream()
        .filter(key -> changed.contains(key) || candidate.draft().reasons().containsKey(key))
        .map(key -> choice(key, candidate, prediction))
        .toList();
  }

  private Choice choice(String key, Candidate candidate, Prediction prediction) {
    Reason reason = candidate.draft().reasons().getOrDefault(key, NONE);
    return new Choice(
        key,
        current.text(key),
        candidate.draft().sheet().text(key),
        reason.why(),
        reason.rule(),
        slack(reason.rule(), candidate.protocol(), prediction),
        prices.price(key, candidate));
  }

  private String slack(String rule, Protocol protocol, Prediction prediction) {
    Figure stale = prediction.staleFraction();
    if (rule.equals(Codes.FRESH_COVERS_CYCLE) && stale != null) {
      double alpha = judge.situation().budget().staleFraction();
      return Spoken.percent(Math.max(0, alpha - stale.high())) + " of renders";
    }
    return judge
        .situation()
        .lint()
        .finding(rule, protocol, prediction)
        .map(Finding::slack)
        .map(Objects::toString)
        .orElse("");
  }
}
