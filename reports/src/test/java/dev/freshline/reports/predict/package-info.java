@NullMarked
package dev.freshline.reports.predict;

import org.jspecify.annotations.NullMarked;
