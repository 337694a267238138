@NullMarked
package dev.freshline.host;

import org.jspecify.annotations.NullMarked;
