@NullMarked
package dev.freshline.stress.sim.recall;

import org.jspecify.annotations.NullMarked;
