/// Deliberately broken Freshlines: what shows that the stress tests would see a defect.
///
/// A [Mutant] is production code with one guard taken out; a [Failpoint] is a place at which a
/// process of production code waits, so that it can be killed or stopped right there. Both are made
/// by rewriting compiled classes ([MutatedClasses]), so that the shipped code has no switch for
/// either. A mutant or failpoint whose method is gone or has changed its shape is an error, never
/// a mutant that breaks nothing.
///
/// Processes take the rewritten classes from a folder before the runtime's jar on their class path;
/// the simulator takes them through a class loader.
@NullMarked
package dev.freshline.stress.mutant;

import org.jspecify.annotations.NullMarked;
