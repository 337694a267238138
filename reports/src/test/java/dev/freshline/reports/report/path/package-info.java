@NullMarked
package dev.freshline.reports.report.path;

import org.jspecify.annotations.NullMarked;
