/// What carries a simulated process: a routine that stops in its middle and goes on later.
///
/// [Carrier#best] takes the JDK's continuations where the JVM lets us at them (`--add-exports
/// java.base/jdk.internal.vm=ALL-UNNAMED`), and threads that hand a baton on otherwise. Which of
/// them carries a simulation cannot be told from what happens in it, only from the time it takes.
@NullMarked
package dev.freshline.stress.sim.carrier;

import org.jspecify.annotations.NullMarked;
