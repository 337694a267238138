/// Threads of one JVM against each other, under jcstress.
@NullMarked
package dev.freshline.stress.race;

import org.jspecify.annotations.NullMarked;
