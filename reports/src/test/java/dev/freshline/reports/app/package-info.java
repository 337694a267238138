@NullMarked
package dev.freshline.reports.app;

import org.jspecify.annotations.NullMarked;
