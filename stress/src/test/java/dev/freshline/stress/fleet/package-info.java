@NullMarked
package dev.freshline.stress.fleet;

import org.jspecify.annotations.NullMarked;
