@NullMarked
package dev.freshline.stress.sim.lincheck;

import org.jspecify.annotations.NullMarked;
