@NullMarked
package dev.freshline.wire;

import org.jspecify.annotations.NullMarked;
