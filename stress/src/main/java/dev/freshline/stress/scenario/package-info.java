/// The scenarios of the gate: each is played by Freshline, which must hold, and by a protocol that
/// must be caught breaking in it.
///
/// A [Scenario] gives one [Property] for each protocol that plays. Verdicts come from counts of the
/// witness and of outcomes; no verdict depends on how long something took.
@NullMarked
package dev.freshline.stress.scenario;

import org.jspecify.annotations.NullMarked;
