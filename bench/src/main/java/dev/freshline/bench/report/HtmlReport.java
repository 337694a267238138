package dev.freshline.bench.report;

import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Circumstances;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.html.Document;
import dev.freshline.reports.report.html.Section;
import java.util.List;

/// The result as one self-contained page.
public final class HtmlReport {
  private HtmlReport() {}

  public static String of(BenchResult result) {
    List<Section> sections =
        Sections.of(result).stream().filter(section -> !section.isEmpty()).toList();
    String first = sections.isEmpty() ? "checks" : sections.getFirst().id();
    return new Document(
            "bench", first, page -> summary(page, result), sections, "Made by Freshline bench.")
        .html();
  }

  private static void summary(Markup page, BenchResult result) {
    Circumstances at = result.circumstances();
    page.open("header", "class", "top").open("div", "class", "bar");
    page.element("h1", "bench");
    Document.themeButton(page);
    page.close();
    page.open("p", "class", "lead");
    page.element(
        "span",
        result.isPassed() ? "passed" : "failed",
        "class",
        "pill " + (result.isPassed() ? "good" : "bad"));
    page.text(' ' + verdict(result)).close();
    page.element(
        "p",
        at.processor()
            + ", "
            + at.cores()
            + " cores, "
            + at.system()
            + "; "
            + at.jdk()
            + "; disk: "
            + at.disk(),
        "class",
        "counts");
    page.element(
        "p",
        "Load "
            + at.load()
            + " at the start, commit "
            + at.commit()
            + ", "
            + at.at()
            + (at.quick() ? ", quick" : ""),
        "class",
        "counts");
    page.close().line();
  }

  private static String verdict(BenchResult result) {
    int all = result.checks().size();
    long held = result.checks().stream().filter(Check::held).count();
    if (all == 0) {
      return "Nothing was measured for which there is a bound.";
    }
    if (held == all) {
      return "All " + all + " bounds and goals were held.";
    }
    String missed = result.isPassed() ? "what was missed is a goal." : "a bound was missed.";
    return held + " of " + all + " bounds and goals were held; " + missed;
  }
}
