@NullMarked
package dev.freshline.bench.app;

import org.jspecify.annotations.NullMarked;
