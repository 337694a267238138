@NullMarked
package dev.freshline.bench.gate;

import org.jspecify.annotations.NullMarked;
