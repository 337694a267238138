package dev.freshline.bench.micro;

import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealProcesses;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What our lease costs while nobody else wants it, and its parts.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LeaseCost {
  /// Where the files are.
  @Param({"disk", "tmpfs"})
  public String fileSystem = "disk";

  private @Nullable Folder folder;
  private @Nullable Leases leases;
  private @Nullable KernelLocks locks;

  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = new Folder(fileSystem);
    leases = leases(folder.path());
    locks = new KernelLocks(new RealDisk());
    acquireRelease();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    if (folder != null) {
      folder.close();
    }
  }

  static Leases leases(Path folder) {
    Disk disk = new RealDisk();
    var host =
        new Host(
            new RealClock(),
            disk,
            new KernelLocks(disk),
            new RealProcesses(),
            (uri, headers, timeout, bodyLimit) -> {
              throw new IllegalStateException("expected no request, found one to " + uri);
            },
            new SplittableRandom(1));
    return new Leases(host, folder, () -> "bench", Duration.ofMinutes(1));
  }

  /// Lock, record, record aside, unlock.
  @Benchmark
  @Bound(
      where = "fileSystem=disk",
      goalTimes = 1.3,
      of = "Floors.lockAndRecord",
      why = "the lock and one record are all it needs; a busy disk moves it, so it does not gate")
  @Bound(
      where = "fileSystem=tmpfs",
      goalTimes = 1.3,
      times = 4.5,
      of = "Floors.lockAndRecord",
      why = "in memory, where files cost little, what is ours shows: the last token, the uptime")
  @Bound(
      bytes = 18_000,
      why = "two records and the facts of six paths; twice as much would be a second record")
  public void acquireRelease() {
    if (leases != null && leases.tryAcquire("bench", 0) instanceof Lease lease) {
      lease.close();
      return;
    }
    throw new IllegalStateException("expected a free lease, found it taken");
  }

  /// The kernel's lock behind its guard, as the lease takes it.
  @Benchmark
  public void lockRelease() throws IOException {
    if (locks != null && folder != null) {
      try (var held = locks.tryLock(folder.resolve("bare.lock"))) {
        if (held == null) {
          throw new IllegalStateException("expected a free lock, found it taken");
        }
      }
    }
  }

  /// Who has it, as a render asks.
  @Benchmark
  public @Nullable Object holder() {
    return leases == null ? null : leases.holder();
  }
}
