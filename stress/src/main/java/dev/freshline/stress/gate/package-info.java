/// `gate`: plays the scenarios, prints a line for each property, and says by its exit code whether
/// all came out as expected.
@NullMarked
package dev.freshline.stress.gate;

import org.jspecify.annotations.NullMarked;
