/// Predictions put to the test: the settings run in a fleet of real processes, scaled in time.
@NullMarked
package dev.freshline.reports.verify;

import org.jspecify.annotations.NullMarked;
