/// What a sample proves: bounds that hold for any distribution, and estimates that say what they
/// assume.
///
/// Where nothing can be said the answer says so, and what is missing; nothing is extrapolated
/// unasked.
@NullMarked
package dev.freshline.reports.statistics;

import org.jspecify.annotations.NullMarked;
