@NullMarked
package dev.freshline.reports.workload;

import org.jspecify.annotations.NullMarked;
