@NullMarked
package dev.freshline.stress.sim;

import org.jspecify.annotations.NullMarked;
