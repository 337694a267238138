/// The regression gate: what is stable on a busy machine, against the bounds beside the benchmarks.
///
/// A step and its reference take turns within one JVM, so that whatever else the machine does falls
/// on both; what is judged is the ratio of their medians, and the bytes that a call allocates.
@NullMarked
package dev.freshline.bench.gate;

import org.jspecify.annotations.NullMarked;
