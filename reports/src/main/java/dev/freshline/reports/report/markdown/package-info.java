/// The answer in Markdown, for an issue or a pull request.
@NullMarked
package dev.freshline.reports.report.markdown;

import org.jspecify.annotations.NullMarked;
