/// The answer at a terminal: findings first, to a width of 40 cells and more, coloured or not, in
/// Unicode or ASCII.
@NullMarked
package dev.freshline.reports.report.text;

import org.jspecify.annotations.NullMarked;
