/// What processes have done before: a simulated process whose ports have told it what they told an
/// earlier one does what that one did, without its code being run.
///
/// Between two port calls a process is a function of what it has seen since it began; that is what
/// makes a simulation come out the same again, and what a search takes equal states for. So the
/// code need run once for each thing that can be seen. [Memory] keeps what it then asked of its
/// ports, and goes along; at the first answer that was never given before the code itself is run,
/// is told once more all that this process was told so far, and goes on from there.
@NullMarked
package dev.freshline.stress.sim.recall;

import org.jspecify.annotations.NullMarked;
