@NullMarked
package dev.freshline.reports.verify;

import org.jspecify.annotations.NullMarked;
