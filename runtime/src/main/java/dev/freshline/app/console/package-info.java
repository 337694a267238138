/// How commands write for people: to a width, in colour where that helps, and harmlessly.
@NullMarked
package dev.freshline.app.console;

import org.jspecify.annotations.NullMarked;
