/// The charts of a diagnosis.
///
/// Current settings are orange and round, recommended ones blue and square-edged, everywhere: the
/// pair is told apart by people who see no red or green, and on paper.
@NullMarked
package dev.freshline.reports.report.drawing;

import org.jspecify.annotations.NullMarked;
