/// A supervised subprocess: bounded time, output and life; its whole tree dies with it, and with
/// us.
///
/// Four things end a child, so that none of them need work alone: the supervisor's `timeout`, which
/// lives on when we are stopped; the supervisor's watch on the pipe from us, which ends when we
/// die; our own deadline, when the supervisor is stopped or killed; and the sweep for descendants
/// that left the process group but still carry the lease's mark in their environment. A child that
/// escapes all four keeps the orphan lock, and the next holder waits for it instead of starting a
/// second one.
@NullMarked
package dev.freshline.child;

import org.jspecify.annotations.NullMarked;
