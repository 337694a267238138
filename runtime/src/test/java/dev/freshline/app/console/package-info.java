@NullMarked
package dev.freshline.app.console;

import org.jspecify.annotations.NullMarked;
