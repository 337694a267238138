@NullMarked
package dev.freshline.reports.report;

import org.jspecify.annotations.NullMarked;
