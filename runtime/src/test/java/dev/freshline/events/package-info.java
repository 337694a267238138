@NullMarked
package dev.freshline.events;

import org.jspecify.annotations.NullMarked;
