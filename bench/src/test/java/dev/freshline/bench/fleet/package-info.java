@NullMarked
package dev.freshline.bench.fleet;

import org.jspecify.annotations.NullMarked;
