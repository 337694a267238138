/// How fast the model behind `tune` is.
@NullMarked
package dev.freshline.bench.model;

import org.jspecify.annotations.NullMarked;
