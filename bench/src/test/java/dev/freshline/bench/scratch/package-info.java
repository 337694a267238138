@NullMarked
package dev.freshline.bench.scratch;

import org.jspecify.annotations.NullMarked;
