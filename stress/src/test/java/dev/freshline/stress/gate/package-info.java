@NullMarked
package dev.freshline.stress.gate;

import org.jspecify.annotations.NullMarked;
