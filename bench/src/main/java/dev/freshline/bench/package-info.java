/// Measurements: what a refresh lease costs to take, and what a render costs as a whole process.
@NullMarked
package dev.freshline.bench;

import org.jspecify.annotations.NullMarked;
