/// Tests of `statusline` as its user meets it: real launcher, real JVMs, real processes.
///
/// A [dev.freshline.whole.Desk] is one user's machine in a folder; its ccusage is a shell script
/// with a witness of its own. Nothing here knows a class of the program: only its commands, its
/// files and its line.
@NullMarked
package dev.freshline.whole;

import org.jspecify.annotations.NullMarked;
