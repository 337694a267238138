@NullMarked
package dev.freshline.stress.sim.carrier;

import org.jspecify.annotations.NullMarked;
