/// The seam to the machine: ports to clock, files, locks, processes and HTTP, and their real
/// adapters.
///
/// No other room reads a clock, touches a file, waits, or starts a process; an architecture test
/// keeps it so. The ports are narrow and their steps small (create, rename, tryLock ...), because
/// the simulator of `stress` runs the same production code over its own adapters and decides
/// between any two steps who goes on, when time passes and who dies.
@NullMarked
package dev.freshline.host;

import org.jspecify.annotations.NullMarked;
