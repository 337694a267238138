package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Infeasible;
import dev.freshline.reports.recommend.Recommendation.InsufficientEvidence;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.table.Tables;
import dev.freshline.stress.protocol.ProtocolJson;

/// What to set, or why nothing can be recommended.
record AdviceSection(Diagnosis diagnosis) implements Section {
  @Override
  public String id() {
    return "advice";
  }

  @Override
  public String title() {
    return switch (diagnosis.recommendation()) {
      case Advised _ -> "Recommendation";
      case Infeasible _ -> "No settings satisfy every rule";
      case InsufficientEvidence _ -> "Too little is known to recommend anything";
    };
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public void write(Markup page) {
    switch (diagnosis.recommendation()) {
      case Advised advised -> advised(page, advised);
      case Infeasible infeasible -> infeasible(page, infeasible);
      case InsufficientEvidence insufficient -> insufficient(page, insufficient);
    }
  }

  private static void advised(Markup page, Advised advised) {
    HtmlTable.write(page, Tables.choices(advised.best()));
    page.open("details").element("summary", "The recommended protocol as JSON");
    String json = ProtocolJson.write(advised.best().protocol()).toPrettyString();
    page.open("pre", "tabindex", "0").element("code", json).close().close().line();
    if (!advised.repairs().isEmpty()) {
      HtmlTable.write(page, Tables.repairs(advised.repairs()));
    }
  }

  private static void infeasible(Markup page, Infeasible infeasible) {
    page.element("p", infeasible.explanation());
    page.open("p").text("In conflict: ");
    for (int i = 0; i < infeasible.rules().size(); i++) {
      page.text(i == 0 ? "" : ", ").element("code", infeasible.rules().get(i));
    }
    page.text(". Without any one of them the others can be satisfied.").close();
    page.element("p", "What could be given up:");
    page.open("ul");
    infeasible.relaxation().forEach(way -> page.element("li", way));
    page.close().line();
  }

  private static void insufficient(Markup page, InsufficientEvidence insufficient) {
    page.element("p", insufficient.explanation());
    page.open("p");
    page.element("b", insufficient.missing() + " observations are missing");
    page.text(": " + insufficient.found() + " of " + insufficient.needed() + " are there.");
    page.close().line();
  }
}
