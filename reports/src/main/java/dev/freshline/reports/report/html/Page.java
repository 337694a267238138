package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.KeyFigure;
import dev.freshline.reports.report.Verdict;
import dev.freshline.reports.report.chart.Markup;
import java.util.List;

/// The frame of the page: head, summary, navigation, and the sections in their order.
final class Page {
  /// What a reader wants to know before all else.
  private static final List<KeyFigure> HEADLINES =
      List.of(KeyFigure.STALE, KeyFigure.AGE_MEAN, KeyFigure.RUNS, KeyFigure.DUPLICATES);

  private final Diagnosis diagnosis;
  private final List<Section> sections;
  private final Asset style = Asset.named("tune.css");
  private final Asset script = Asset.named("tune.js");

  Page(Diagnosis diagnosis, List<Section> sections) {
    this.diagnosis = diagnosis;
    this.sections = sections;
  }

  String html() {
    Markup page = new Markup();
    page.open("html", "lang", "en").line();
    head(page);
    page.open("body").line();
    page.element("a", "Skip to the findings", "class", "skip", "href", "#findings");
    summary(page);
    navigation(page);
    page.open("main").line();
    sections.forEach(section -> section(page, section));
    page.close().line();
    page.open("footer")
        .text("Made by Freshline tune, seed " + diagnosis.seed() + ". This file loads nothing.")
        .close();
    page.verbatim("script", script.text());
    return "<!doctype html>\n" + page.close().close().line();
  }

  private void head(Markup page) {
    page.open("head").line();
    page.leaf("meta", "charset", "utf-8").line();
    page.leaf("meta", "http-equiv", "Content-Security-Policy", "content", policy()).line();
    page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.leaf("meta", "name", "color-scheme", "content", "light dark").line();
    // An empty picture, so that no browser asks a server for one.
    page.leaf("link", "rel", "icon", "href", "data:,").line();
    page.element("title", "tune: " + diagnosis.current().name()).line();
    page.verbatim("style", style.text()).line();
    page.close().line();
  }

  private String policy() {
    return "default-src 'none'; img-src data:; style-src '"
        + style.hash()
        + "'; script-src '"
        + script.hash()
        + "'; base-uri 'none'; form-action 'none'";
  }

  private void summary(Markup page) {
    Verdict verdict = Verdict.of(diagnosis);
    page.open("header", "class", "top");
    page.open("div", "class", "bar");
    page.open("h1").text("tune: ").element("span", diagnosis.current().name()).close();
    page.element(
        "button",
        "Dark theme",
        "id",
        "theme",
        "type",
        "button",
        "aria-pressed",
        "false",
        "hidden",
        "");
    page.close();
    page.open("p", "class", "lead");
    page.element("span", verdict.word(diagnosis), "class", "pill " + pill(verdict));
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

  private void navigation(Markup page) {
    page.open("nav", "aria-label", "Sections").open("ul");
    for (Section section : sections) {
      page.open("li").element("a", section.title(), "href", '#' + section.id()).close();
    }
    page.close().close().line();
  }

  private static void section(Markup page, Section section) {
    String heading = section.id() + "-h";
    page.open("section", "id", section.id(), "aria-labelledby", heading).line();
    page.element("h2", section.title(), "id", heading).line();
    section.write(page);
    page.close().line();
  }
}
