/// A simulated machine: files, kernel locks, clocks and processes that are values in memory, behind
/// the ports that the real ones are behind.
///
/// ```
/// code under test -> port call -> [Scheduler]: who goes on? does this one die?  -> [SimFiles] ...
/// ```
///
/// Every port call is one step, taken whole; between any two the [Scheduler] asks its [Chooser]
/// what happens next. What is not asked never happens, so the answers are all there is to know of a
/// run. The same contract tests bind these adapters and the real ones.
@NullMarked
package dev.freshline.stress.sim.machine;

import org.jspecify.annotations.NullMarked;
