/// The resident process: the render pipeline kept warm, so that a line costs a shell and no JVM.
///
/// ```
/// shell client:  endpoint file -> connect -> word -> proof? -> request -> line
///                     |              |                |           |
///                  absent         refused          silent     "no ..."     -> the one-shot render
///                                                    |
///                                                   late      -> the line of a moment ago, if any
/// ```
///
/// It renders and does nothing else. It starts no process, asks no source, takes no lease and reads
/// no credentials: when a refresh is due it says so, and the client starts it in its own
/// environment. So it can be killed or stopped at any moment, and nothing of the pipeline waits for
/// it.
///
/// One for each run directory, by a kernel lock on `resident.lock`. `resident` beside it says where
/// it listens and holds the two secrets: the *word* by which it knows a client, and the *proof* by
/// which the client knows it before it says more. Whoever takes over the port of a dead one has
/// neither.
///
/// [Conversation][dev.freshline.resident.Conversation] is one call,
/// [Resident][dev.freshline.resident.Resident] a life from lock to leave,
/// [KeptLines][dev.freshline.resident.KeptLines] what is left for clients of a slow one,
/// [Keeper][dev.freshline.resident.Keeper] what a render does that found none.
@NullMarked
package dev.freshline.resident;

import org.jspecify.annotations.NullMarked;
