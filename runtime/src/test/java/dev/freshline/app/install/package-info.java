@NullMarked
package dev.freshline.app.install;

import org.jspecify.annotations.NullMarked;
