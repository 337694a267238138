/// Where a run of bench leaves its files, and how it leaves none.
@NullMarked
package dev.freshline.bench.scratch;

import org.jspecify.annotations.NullMarked;
