/// The answer as one HTML file that asks nobody for anything: styles, script and charts are in it.
///
/// Its content security policy names the hashes of its own style sheet and script and forbids all
/// else, so that what a settings file says can never run. Without the script everything is there
/// but the read-outs and the switch of the theme.
@NullMarked
package dev.freshline.reports.report.html;

import org.jspecify.annotations.NullMarked;
