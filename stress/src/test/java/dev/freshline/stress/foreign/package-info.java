@NullMarked
package dev.freshline.stress.foreign;

import org.jspecify.annotations.NullMarked;
