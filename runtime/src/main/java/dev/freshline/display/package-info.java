/// Figures in, one line out. Pure.
///
/// [dev.freshline.display.Line] lays the segments out and makes them fit; what a value looks like
/// is said once in `Amounts`, how its age is marked once in `Marks`. Text is kept apart from its
/// colour until the very end (`Ink`), so that width is counted in cells that are seen.
///
/// A line is drawn by a cold JVM, in which the first `switch` over types costs 4 ms, the first
/// `equals` of a record 15 and the first `String.format` more: hence `instanceof` and digits put
/// together by hand.
@NullMarked
package dev.freshline.display;

import org.jspecify.annotations.NullMarked;
