@NullMarked
package dev.freshline.bench.result;

import org.jspecify.annotations.NullMarked;
