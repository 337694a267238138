/// The invariants of a consistent configuration, a rule each.
@NullMarked
package dev.freshline.reports.lint;

import org.jspecify.annotations.NullMarked;
