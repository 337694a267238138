/// Real processes side by side, a starting gun, and an impartial referee.
///
/// A [Ground] is one user's machine in a folder. The slow ccusage on it writes a witness's log that
/// no pipeline knows of; the [Referee], a process of its own, counts from that log alone.
@NullMarked
package dev.freshline.stress.fleet;

import org.jspecify.annotations.NullMarked;
