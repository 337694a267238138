/// What whole processes cost: from the shell that starts them to their end, as the kernel accounts
/// for it.
///
/// Cases take turns (A B C A B C ...), so that whatever else the machine does falls on all alike;
/// what is compared are ratios, pair by pair.
@NullMarked
package dev.freshline.bench.process;

import org.jspecify.annotations.NullMarked;
