/// The protocols of others, as small honest implementations.
///
/// ```
///   gate (cooldown, age) -> lock, with waits -> fetch -> release -> write   (the last two: or so)
/// ```
///
/// [ForeignPipeline] walks through it as a [dev.freshline.stress.protocol.Protocol] says;
/// [Contender] is one process of it. All effects go through a [ForeignHost], so that the same code
/// runs as real processes and in the simulator. Where a source leaves something open, what is here
/// is the kinder reading: an owner removes its own lock file only, and files are replaced whole.
@NullMarked
package dev.freshline.stress.foreign;

import org.jspecify.annotations.NullMarked;
