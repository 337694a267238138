@NullMarked
package dev.freshline.lease;

import org.jspecify.annotations.NullMarked;
