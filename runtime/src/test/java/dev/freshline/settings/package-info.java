@NullMarked
package dev.freshline.settings;

import org.jspecify.annotations.NullMarked;
