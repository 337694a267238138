@NullMarked
package dev.freshline.reports.statistics;

import org.jspecify.annotations.NullMarked;
