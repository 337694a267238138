package dev.freshline.bench.micro;

import dev.freshline.lease.Acquisition;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import java.io.IOException;
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

/// What a try at the lease costs while other processes want it too. Threads of one JVM could not
/// show it: the kernel's lock does not keep them apart.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LeaseRivalry {

  /// A lease that a living process holds and keeps.
  @State(Scope.Benchmark)
  public static class Kept {
    private @Nullable Folder folder;
    private @Nullable Rivals rivals;
    private @Nullable Leases leases;

    @Setup(Level.Trial)
    public void open() throws IOException {
      folder = new Folder("disk");
      rivals = new Rivals(folder.path(), 1, 0, 0);
      leases = LeaseCost.leases(folder.path());
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      shut(rivals, folder);
    }
  }

  /// A lease that others take and release all the time.
  @State(Scope.Benchmark)
  public static class Contended {
    /// Processes beside this one.
    @Param({"2", "10", "40"})
    public int rivals;

    private static final int HOLD_MICROS = 200;
    private static final int PAUSE_MICROS = 5_000;

    private @Nullable Folder folder;
    private @Nullable Rivals others;
    private @Nullable Leases leases;

    @Setup(Level.Trial)
    public void open() throws IOException {
      folder = new Folder("disk");
      others = new Rivals(folder.path(), rivals, HOLD_MICROS, PAUSE_MICROS);
      leases = LeaseCost.leases(folder.path());
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      shut(others, folder);
    }
  }

  private static void shut(@Nullable Rivals rivals, @Nullable Folder folder) throws IOException {
    if (rivals != null) {
      rivals.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  /// Until it is known that another has the lease, and who.
  @Benchmark
  @Bound(goalMicros = 50, why = "a refresh that is left to another must cost next to nothing")
  public Acquisition timeToBusy(Kept kept) {
    Acquisition found = tryOn(kept.leases);
    if (found instanceof Lease) {
      throw new IllegalStateException("expected a lease that is held, found it free");
    }
    return found;
  }

  /// One try, whatever comes of it; what was taken is released at once.
  @Benchmark
  public Acquisition tryAmongRivals(Contended contended) {
    Acquisition found = tryOn(contended.leases);
    if (found instanceof Lease lease) {
      lease.close();
    }
    return found;
  }

  private static Acquisition tryOn(@Nullable Leases leases) {
    if (leases == null) {
      throw new IllegalStateException("expected a set-up, found none");
    }
    return leases.tryAcquire("bench", 0);
  }
}
