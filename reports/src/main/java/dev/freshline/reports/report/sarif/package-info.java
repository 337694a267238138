/// The answer in SARIF 2.1.0 (OASIS, errata 01), for code scanning and editors.
///
/// A finding is a result: what fails with its level, what is unproven as `open`, what holds as
/// `pass`. Its first key is its location, the others are related locations; the timeline of its
/// witness is a code flow with a thread flow for each process.
@NullMarked
package dev.freshline.reports.report.sarif;

import org.jspecify.annotations.NullMarked;
