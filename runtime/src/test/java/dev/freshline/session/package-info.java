@NullMarked
package dev.freshline.session;

import org.jspecify.annotations.NullMarked;
