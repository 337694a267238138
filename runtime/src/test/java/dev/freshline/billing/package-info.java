@NullMarked
package dev.freshline.billing;

import org.jspecify.annotations.NullMarked;
