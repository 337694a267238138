/// A [dev.freshline.reports.diagnose.Diagnosis] written down: terminal, JSON, Markdown, SARIF and
/// HTML.
///
/// [dev.freshline.reports.report.Reports] lists the files,
/// [dev.freshline.reports.report.text.TerminalReport] writes for people at a terminal. All of them
/// take names, units, order and sentences from here, so that two reports never differ in what they
/// say. None of them judges, predicts or reads a clock.
@NullMarked
package dev.freshline.reports.report;

import org.jspecify.annotations.NullMarked;
