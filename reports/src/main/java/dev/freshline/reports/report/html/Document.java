package dev.freshline.reports.report.html;

import dev.freshline.reports.report.chart.Markup;
import java.util.List;
import java.util.function.Consumer;

/// A self-contained page: its style and script within it, and nothing that it loads.
///
/// @param title of the window
/// @param skipTo anchor of the section that a keyboard reaches first
/// @param summary writes what stands above the sections
/// @param sections that have something to say
/// @param footer the last line
public record Document(
    String title, String skipTo, Consumer<Markup> summary, List<Section> sections, String footer) {
  private static final Asset STYLE = Asset.named("tune.css");
  private static final Asset SCRIPT = Asset.named("tune.js");

  public Document {
    sections = sections.stream().filter(section -> !section.isEmpty()).toList();
  }

  public String html() {
    Markup page = new Markup();
    page.open("html", "lang", "en").line();
    head(page);
    page.open("body").line();
    page.element("a", "Skip to the figures", "class", "skip", "href", '#' + skipTo);
    summary.accept(page);
    navigation(page);
    page.open("main").line();
    sections.forEach(section -> section(page, section));
    page.close().line();
    page.open("footer").text(footer + " This file loads nothing.").close();
    page.verbatim("script", SCRIPT.text());
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
    page.element("title", title).line();
    page.verbatim("style", STYLE.text()).line();
    page.close().line();
  }

  private static String policy() {
    return "default-src 'none'; img-src data:; style-src '"
        + STYLE.hash()
        + "'; script-src '"
        + SCRIPT.hash()
        + "'; base-uri 'none'; form-action 'none'";
  }

  /// The switch between light and dark, which the script shows where it runs.
  public static void themeButton(Markup page) {
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
