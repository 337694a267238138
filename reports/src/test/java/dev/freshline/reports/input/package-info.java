@NullMarked
package dev.freshline.reports.input;

import org.jspecify.annotations.NullMarked;
