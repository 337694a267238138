/// The answer for programs: `tune --json` and `tune predict --json`.
///
/// `docs/tune.schema.json` describes both; tests hold them to it. A figure that a protocol leaves
/// open is null; so is a bound, or a value, that is infinite.
@NullMarked
package dev.freshline.reports.report.json;

import org.jspecify.annotations.NullMarked;
