/// Deterministic simulation: the same code under virtual time, where a chooser decides at every
/// effect who goes on, when time passes and who dies.
///
/// [Witnesses] seeks a [Counterexample] to a [Property] of any
/// [dev.freshline.stress.protocol.Protocol]; its [Timeline] reads as a table of who did what when.
@NullMarked
package dev.freshline.stress.sim;

import org.jspecify.annotations.NullMarked;
