@NullMarked
package dev.freshline.stress.sim.search;

import org.jspecify.annotations.NullMarked;
