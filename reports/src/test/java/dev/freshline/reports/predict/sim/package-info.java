@NullMarked
package dev.freshline.reports.predict.sim;

import org.jspecify.annotations.NullMarked;
