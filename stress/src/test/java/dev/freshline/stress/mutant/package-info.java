@NullMarked
package dev.freshline.stress.mutant;

import org.jspecify.annotations.NullMarked;
