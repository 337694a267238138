/// Ways to choose: every schedule in order, seeded chance, and one that is known already.
@NullMarked
package dev.freshline.stress.sim.search;

import org.jspecify.annotations.NullMarked;
