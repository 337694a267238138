/// The bounded journal: what every process decided and why, how long fetches took, how limits rose.
///
/// Three stages, so that a render pays for one short append and nothing grows without end:
///
/// ```
///   any process, many at once     the holder of the lease           anyone
///   note -> journal.jsonl  --->  fold -> aside -> journal.json --->  read -> view -> summary
///   one line, one write          repeats become counts              all three together
/// ```
///
/// There is no lock among writers: a line is one `O_APPEND` write. Folding moves the live file
/// aside, lets late writers finish, merges it, and names it in the result before deleting it, so
/// that a crash at any step is repaired by the next fold and nothing is counted twice.
/// `docs/journal.md` has the format, the bounds and what may be lost.
///
/// Events hold typed fields and short reasons alone ([dev.freshline.events.Words]): no output of a
/// program, no header, no token.
@NullMarked
package dev.freshline.events;

import org.jspecify.annotations.NullMarked;
