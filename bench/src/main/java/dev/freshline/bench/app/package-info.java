/// The command line of `bench`.
@NullMarked
package dev.freshline.bench.app;

import org.jspecify.annotations.NullMarked;
