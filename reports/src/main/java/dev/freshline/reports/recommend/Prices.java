package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Prediction;
import java.time.Duration;

/// What a tenth less and a tenth more of a setting would do, worked out and not estimated.
final class Prices {
  private static final double TENTH = 0.1;
  private static final String SAME = "no difference";

  private final Judge judge;

  Prices(Judge judge) {
    this.judge = judge;
  }

  /// Empty for what is no length and no number.
  String price(String key, Candidate candidate) {
    Sheet sheet = candidate.draft().sheet();
    if (key.equals("wait.count")) {
      int count = sheet.protocol().waiting().count();
      int tenth = Math.max(1, Math.round(count * (float) TENTH));
      return count == 0
          ? ""
          : both(
              effect(candidate, candidate.draft().set(key, count - tenth, "", "")),
              effect(candidate, candidate.draft().set(key, count + tenth, "", "")));
    }
    Duration value = Sheet.DURATIONS.contains(key) ? sheet.duration(key) : null;
    return value == null || value.isZero()
        ? ""
        : both(
            effect(candidate, scaled(candidate, key, value, 1 - TENTH)),
            effect(candidate, scaled(candidate, key, value, 1 + TENTH)));
  }

  private static Draft scaled(Candidate candidate, String key, Duration value, double factor) {
    Duration other = Times.duration(Times.seconds(value) * factor);
    return candidate.draft().set(key, other, "", "");
  }

  private static String both(String less, String more) {
    return less.equals(more) ? "-10 % or +10 %: " + less : "-10 %: " + less + "; +10 %: " + more;
  }

  private String effect(Candidate candidate, Draft draft) {
    Candidate other = judge.judge(candidate.cadence(), draft);
    Prediction base = judge.judge(candidate.cadence(), candidate.draft()).prediction();
    String outcome = Spoken.outcome(other.prediction());
    String shown = outcome.equals(Spoken.outcome(base)) ? SAME : outcome;
    return other.isFeasible()
        ? shown
        : "breaks "
            + String.join(", ", other.violations())
            + (shown.equals(SAME) ? "" : " (" + shown + ")");
  }
}
