package dev.freshline.host;

import java.util.Map;
import java.util.SplittableRandom;

/// A machine with a clock, a disk, a kernel and processes, none of them real.
///
/// Every process has a [Host] of its own to see it through; a process that ends loses its locks.
public final class FakeMachine {
  public final FakeClock clock = new FakeClock();
  public final MemoryDisk disk = new MemoryDisk();
  public final FakeProcesses processes = new FakeProcesses(clock);
  public final FakeLocks locks = new FakeLocks(disk, processes.pid());
  public final FakeHttp http = new FakeHttp();

  public FakeMachine() {
    processes.onEnd(locks::end);
  }

  /// The machine as the first process sees it.
  public Host host() {
    return host(processes.pid());
  }

  /// The machine as process `pid` sees it.
  public Host host(long pid) {
    return new Host(clock, disk, locks.of(pid), processes.of(pid), http, new SplittableRandom(pid));
  }

  /// Starts another process of this user.
  public ProcessIdentity spawn() {
    return processes.spawn(Map.of());
  }
}
