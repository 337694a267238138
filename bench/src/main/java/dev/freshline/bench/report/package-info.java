/// A [dev.freshline.bench.result.BenchResult] written down.
@NullMarked
package dev.freshline.bench.report;

import org.jspecify.annotations.NullMarked;
