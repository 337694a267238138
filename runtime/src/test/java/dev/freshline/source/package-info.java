@NullMarked
package dev.freshline.source;

import org.jspecify.annotations.NullMarked;
