/// Result files of the other commands, as far as a report shows them.
///
/// What is not understood is left out, and the report says so: a file of another version must not
/// cost the diagnosis.
@NullMarked
package dev.freshline.reports.report.given;

import org.jspecify.annotations.NullMarked;
