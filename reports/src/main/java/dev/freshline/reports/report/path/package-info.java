/// One course of events, drawn to be looked at.
///
/// The figures of a diagnosis come from [dev.freshline.reports.predict]; a path illustrates them
/// and is never a source of numbers. `CourseTest` compares the two all the same.
@NullMarked
package dev.freshline.reports.report.path;

import org.jspecify.annotations.NullMarked;
