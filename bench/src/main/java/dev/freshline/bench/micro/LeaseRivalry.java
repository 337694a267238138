package dev.freshline.bench.micro;

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

/// What a try at a lock costs while other processes want it too. Threads of one JVM could not show
/// it: the kernel's lock does not keep them apart.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LeaseRivalry {

  /// A lock that a living process holds and keeps.
  @State(Scope.Benchmark)
  public static class Kept {
    /// Whose lock.
    @Param({"freshline", "review", "proper-lockfile"})
    public String lock = AnyLock.OURS;

    private @Nullable Setting setting;

    @Setup(Level.Trial)
    public void open() throws IOException {
      setting = Setting.of(lock, 1, 0, 0);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      shut(setting);
    }
  }

  /// A lock that others take and release all the time.
  @State(Scope.Benchmark)
  public static class Contended {
    private static final int HOLD_MICROS = 200;
    private static final int PAUSE_MICROS = 5_000;

    /// Whose lock.
    @Param({"freshline", "review", "proper-lockfile"})
    public String lock = AnyLock.OURS;

    /// Processes beside this one.
    @Param({"2", "10", "40"})
    public int rivals;

    private @Nullable Setting setting;

    @Setup(Level.Trial)
    public void open() throws IOException {
      setting = Setting.of(lock, rivals, HOLD_MICROS, PAUSE_MICROS);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      shut(setting);
    }
  }

  private record Setting(Folder folder, Rivals rivals, AnyLock lock) {
    static Setting of(String protocol, int count, int holdMicros, int pauseMicros)
        throws IOException {
      var folder = new Folder("disk");
      var rivals = new Rivals(folder.path(), protocol, count, holdMicros, pauseMicros);
      return new Setting(folder, rivals, AnyLock.of(protocol, folder.path()));
    }
  }

  private static void shut(@Nullable Setting setting) throws IOException {
    if (setting == null) {
      return;
    }
    try (Folder folder = setting.folder();
        Rivals rivals = setting.rivals()) {
      rivals.requireAll();
    }
  }

  /// Until it is known that another has the lock; of ours, also who.
  @Benchmark
  @Bound(
      where = "lock=freshline",
      goalMicros = 50,
      times = 5,
      of = "Floors.openLockClose",
      ofWhere = "fileSystem=disk",
      why = "a refresh that is left to another must cost next to nothing")
  public void timeToBusy(Kept kept) throws IOException {
    if (tryOn(kept.setting) != null) {
      throw new IllegalStateException("expected a lock that is held, found it free");
    }
  }

  /// One try, whatever comes of it; what was taken is released at once.
  @Benchmark
  public boolean tryAmongRivals(Contended contended) throws IOException {
    AnyLock.Held held = tryOn(contended.setting);
    if (held != null) {
      held.release();
    }
    return held != null;
  }

  private static AnyLock.@Nullable Held tryOn(@Nullable Setting setting) throws IOException {
    if (setting == null) {
      throw new IllegalStateException("expected a set-up, found none");
    }
    return setting.lock().tryAcquire();
  }
}
