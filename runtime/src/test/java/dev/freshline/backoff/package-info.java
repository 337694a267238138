@NullMarked
package dev.freshline.backoff;

import org.jspecify.annotations.NullMarked;
