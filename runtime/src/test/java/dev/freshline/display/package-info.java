@NullMarked
package dev.freshline.display;

import org.jspecify.annotations.NullMarked;
