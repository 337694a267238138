@NullMarked
package dev.freshline.reports.lint;

import org.jspecify.annotations.NullMarked;
