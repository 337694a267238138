/// What given settings do to the figures: closed forms where there are some, simulated events
/// elsewhere, each figure with its interval.
@NullMarked
package dev.freshline.reports.predict;

import org.jspecify.annotations.NullMarked;
