/// The tables of the reports, independent of the form they are written in.
@NullMarked
package dev.freshline.reports.report.table;

import org.jspecify.annotations.NullMarked;
