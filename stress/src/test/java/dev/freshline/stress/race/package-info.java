@NullMarked
package dev.freshline.stress.race;

import org.jspecify.annotations.NullMarked;
