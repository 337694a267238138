/// The gate: every property of the pipeline under adversity, each with a broken twin that must be
/// caught.
@NullMarked
package dev.freshline.stress;

import org.jspecify.annotations.NullMarked;
