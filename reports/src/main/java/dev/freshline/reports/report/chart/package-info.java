/// A small kit for charts as inline SVG: scales with round ticks, a frame, lines, bands, marks.
///
/// Colours and strokes are classes of the page's style sheet, so that a chart follows the theme. A
/// mark carries in `data-t` what the read-out below its chart says of it. A chart is drawn to a
/// [dev.freshline.reports.report.chart.Size] and never scaled far from it, so that its text stays
/// as large as the page's.
@NullMarked
package dev.freshline.reports.report.chart;

import org.jspecify.annotations.NullMarked;
