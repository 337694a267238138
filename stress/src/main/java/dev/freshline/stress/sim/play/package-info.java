/// Who plays on a simulated machine, and who judges.
///
/// A [Play] sets sessions up; the [Judge] knows each run of ccusage and sees every step, and calls
/// a [dev.freshline.stress.sim.Property] broken by what happened, never by what a process believes.
@NullMarked
package dev.freshline.stress.sim.play;

import org.jspecify.annotations.NullMarked;
