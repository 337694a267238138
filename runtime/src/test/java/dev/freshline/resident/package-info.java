@NullMarked
package dev.freshline.resident;

import org.jspecify.annotations.NullMarked;
