package dev.freshline.reports.report;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The findings in the order in which they matter, and their counts.
///
/// @param ranked what fails, the most severe first, then what is unproven
/// @param passed what holds
public record Verdict(List<Finding> ranked, List<Finding> passed) {
  public Verdict {
    ranked = List.copyOf(ranked);
    passed = List.copyOf(passed);
  }

  public static Verdict of(Diagnosis diagnosis) {
    List<Finding> ranked = new ArrayList<>();
    List<Finding> passed = new ArrayList<>();
    for (Finding finding : diagnosis.findings()) {
      (finding.status() == Status.PASS ? passed : ranked).add(finding);
    }
    // A stable sort: findings of one rank stay in the order of their rules.
    ranked.sort(Comparator.comparing(Finding::status).thenComparing(Finding::severity));
    return new Verdict(ranked, passed);
  }

  public List<Finding> failed() {
    return ranked.stream().filter(finding -> finding.status() == Status.FAIL).toList();
  }

  public List<Finding> unproven() {
    return ranked.stream().filter(finding -> finding.status() == Status.UNPROVEN).toList();
  }

  /// `11 errors, 2 warnings, 1 unproven, 6 hold`; what there is none of is left out, but for what
  /// holds.
  public String counts() {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = failed().stream().filter(finding -> finding.severity() == severity).count();
      if (count > 0) {
        parts.add(Message.counted(count, Message.word(severity)));
      }
    }
    if (!unproven().isEmpty()) {
      parts.add(unproven().size() + " unproven");
    }
    parts.add(passed.size() + (passed.size() == 1 ? " holds" : " hold"));
    return String.join(", ", parts);
  }

  /// `62.9 % of renders show a stale figure; 0.31 % with the recommended settings, at 35.5 runs an
  /// hour instead of 11.1.`
  public static String sentence(Diagnosis diagnosis) {
    var stale = KeyFigure.STALE.of(diagnosis.prediction());
    if (stale == null) {
      return "How many renders show a stale figure is open: the settings do not say enough.";
    }
    String now = Amounts.percent(stale.value()) + " of renders show a stale figure";
    Proposal best = best(diagnosis);
    if (best == null) {
      return now + '.';
    }
    return now + "; " + promise(diagnosis, best) + '.';
  }

  private static String promise(Diagnosis diagnosis, Proposal best) {
    var stale = KeyFigure.STALE.of(best.prediction());
    var before = KeyFigure.RUNS.of(diagnosis.prediction());
    var after = KeyFigure.RUNS.of(best.prediction());
    String then =
        (stale == null ? "an open share" : Amounts.percent(stale.value()))
            + " with the recommended settings";
    return before == null || after == null
        ? then
        : then
            + ", at "
            + Amounts.number(after.value())
            + " runs an hour instead of "
            + Amounts.number(before.value());
  }

  /// The cheapest feasible point, or null when there is none.
  public static @Nullable Proposal best(Diagnosis diagnosis) {
    return diagnosis.recommendation() instanceof Advised advised ? advised.best() : null;
  }
}
