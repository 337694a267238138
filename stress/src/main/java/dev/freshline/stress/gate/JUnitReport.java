package dev.freshline.stress.gate;

import dev.freshline.stress.scenario.Property;
import dev.freshline.stress.scenario.Property.Verdict;
import java.util.Locale;

/// A report in the XML that CI systems read.
final class JUnitReport {
  private JUnitReport() {}

  static String of(Report report) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"gate\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%.1f\">%n",
            report.properties().size(),
            report.count(Verdict.FAIL),
            report.count(Verdict.SKIPPED),
            report.took()));
    for (Property property : report.properties()) {
      append(property, xml);
    }
    return xml.append("</testsuite>\n").toString();
  }

  private static void append(Property property, StringBuilder xml) {
    xml.append("  <testcase classname=\"gate.")
        .append(escaped(property.name()))
        .append("\" name=\"")
        .append(escaped(property.protocol()))
        .append("\" time=\"")
        .append(property.took().toMillis() / 1000.0)
        .append("\">");
    switch (property.verdict()) {
      case PASS -> {}
      case FAIL -> xml.append("<failure message=\"").append(escaped(property.why())).append("\"/>");
      case SKIPPED ->
          xml.append("<skipped message=\"").append(escaped(property.why())).append("\"/>");
    }
    xml.append("</testcase>\n");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
  }
}
