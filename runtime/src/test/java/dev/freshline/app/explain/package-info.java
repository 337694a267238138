@NullMarked
package dev.freshline.app.explain;

import org.jspecify.annotations.NullMarked;
