/// The refresh lease: who may run ccusage now, as the kernel sees it.
///
/// Ownership is a kernel lock on an empty file that is never deleted: a living holder cannot
/// expire, a dead one cannot hold. There is no time to live and no stale file, so none of the races
/// that come with them. The holder record beside it is there to be shown, and to hold a stuck
/// holder to its deadline; nobody is ever signalled on the record's word alone.
///
/// Three files in the run directory, which is local, the user's own, and mode 0700:
///
/// - `lease.lock`: the lock
/// - `holder.json`: who holds it, or who died holding it
/// - `last-holder.json`: the same record after a release; keeps the token
@NullMarked
package dev.freshline.lease;

import org.jspecify.annotations.NullMarked;
