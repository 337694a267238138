/// What was measured, as the reports and the file for `tune` have it.
@NullMarked
package dev.freshline.bench.result;

import org.jspecify.annotations.NullMarked;
