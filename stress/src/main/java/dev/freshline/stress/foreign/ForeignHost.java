package dev.freshline.stress.foreign;

import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.Locks;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The machine as a process of another pipeline sees it: every effect goes through one of these.
///
/// @param random for the names of files that are renamed into place
public record ForeignHost(
    Clock clock, Disk disk, Locks locks, ForeignPort port, RandomGenerator random) {

  /// This machine.
  public static ForeignHost real() {
    var disk = new RealDisk();
    var clock = new RealClock();
    var port = new RealForeignPort();
    return new ForeignHost(
        clock,
        disk,
        new KernelLocks(disk),
        port,
        new SplittableRandom(clock.nanos() ^ port.pid() << Integer.SIZE));
  }

  /// The wall clock in milliseconds since the epoch.
  long epochMillis() {
    return clock.now().epochMillis();
  }
}
