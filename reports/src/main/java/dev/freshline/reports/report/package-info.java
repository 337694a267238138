/// A [dev.freshline.reports.diagnose.Diagnosis] written down: terminal, JSON, Markdown, SARIF,
// HTML.
@NullMarked
package dev.freshline.reports.report;

import org.jspecify.annotations.NullMarked;
