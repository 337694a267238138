package dev.freshline.reports.report.html;

import dev.freshline.reports.report.chart.Markup;

/// A part of the page, with its entry in the navigation.
interface Section {
  /// Its anchor.
  String id();

  String title();

  /// Whether there is nothing to say.
  boolean isEmpty();

  void write(Markup page);
}
