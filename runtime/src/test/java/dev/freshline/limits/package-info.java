@NullMarked
package dev.freshline.limits;

import org.jspecify.annotations.NullMarked;
