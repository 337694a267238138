package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Conclusion;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.KeyFigure;
import dev.freshline.reports.report.Verdict;
import dev.freshline.reports.report.chart.Markup;
import java.util.List;

/// The page: its summary, and the sections in their order.
final class Page {
  /// What a reader wants to know before all else.
  private static final List<KeyFigure> HEADLINES =
      List.of(KeyFigure.STALE, KeyFigure.AGE_MEAN, KeyFigure.RUNS, KeyFigure.DUPLICATES);

  private final Diagnosis diagnosis;
  private final List<Section> sections;

  Page(Diagnosis diagnosis, List<Section> sections) {
    this.diagnosis = diagnosis;
    this.sections = sections;
  }

  String html() {
    return new Document(
            "tune: " + diagnosis.current().name(),
            "findings",
            this::summary,
            sections,
            "Made by Freshline tune, seed " + diagnosis.seed() + ".")
        .html();
  }

  private void summary(Markup page) {
    Verdict verdict = Verdict.of(diagnosis);
    page.open("header", "class", "top");
    page.open("div", "class", "bar");
    page.open("h1").text("tune: ").element("span", diagnosis.current().name()).close();
    Document.themeButton(page);
    page.close();
    page.open("p", "class", "lead");
    page.element("span", Conclusion.of(diagnosis).word(), "class", "pill " + pill(verdict));
    page.text(' ' + Verdict.sentence(diagnosis)).close();
    page.element("p", verdict.counts(), "class", "counts");
    headlines(page);
    page.close().line();
  }

  private static String pill(Verdict verdict) {
    return verdict.failed().isEmpty() ? verdict.unproven().isEmpty() ? "good" : "open" : "bad";
  }

  private void headlines(Markup page) {
    Proposal best = Verdict.best(diagnosis);
    page.open("dl", "class", "headlines");
    for (KeyFigure figure : HEADLINES) {
      page.open("div");
      page.element("dt", figure.label());
      page.open("dd");
      page.element("span", value(figure, diagnosis.prediction()), "class", "now-text");
      if (best != null) {
        page.element("span", " → ", "class", "arrow", "aria-hidden", "true");
        page.element("span", " recommended: ", "class", "unseen");
        page.element("span", value(figure, best.prediction()), "class", "new-text");
      }
      page.close().close();
    }
    page.close();
  }

  private static String value(KeyFigure figure, Prediction prediction) {
    Figure value = figure.of(prediction);
    return value == null ? Amounts.OPEN : figure.unit().write(value.value());
  }
}
