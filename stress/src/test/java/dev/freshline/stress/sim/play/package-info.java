@NullMarked
package dev.freshline.stress.sim.play;

import org.jspecify.annotations.NullMarked;
