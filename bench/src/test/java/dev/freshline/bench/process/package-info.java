@NullMarked
package dev.freshline.bench.process;

import org.jspecify.annotations.NullMarked;
