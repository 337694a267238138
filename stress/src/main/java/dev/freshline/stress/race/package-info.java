/// Threads of one JVM against each other, under jcstress.
///
/// Each class is a property. Its tests are *Model*, which says what is meant; *Actual*, Freshline's
/// own code; and *Broken*, which must be seen failing. `stress/bin/races` runs them all, with names
/// some of them, and prints the tables that stand in the documents of the classes; how often an
/// outcome is seen is the machine's affair, that a forbidden one of a model or of Freshline's is
/// never seen is the property. The gate's scenario `races` judges the same tests.
@NullMarked
package dev.freshline.stress.race;

import org.jspecify.annotations.NullMarked;
