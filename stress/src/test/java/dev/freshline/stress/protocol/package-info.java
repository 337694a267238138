@NullMarked
package dev.freshline.stress.protocol;

import org.jspecify.annotations.NullMarked;
