@NullMarked
package dev.freshline.stress.sim.machine;

import org.jspecify.annotations.NullMarked;
