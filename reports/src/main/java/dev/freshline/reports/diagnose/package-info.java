/// The whole answer of `tune`, from which every report is written.
@NullMarked
package dev.freshline.reports.diagnose;

import org.jspecify.annotations.NullMarked;
