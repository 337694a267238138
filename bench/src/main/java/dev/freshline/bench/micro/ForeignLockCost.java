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

/// What the locks of others cost while nobody else wants them: a pid file, and a folder whose owner
/// touches it from a thread.
///
/// Neither tells for whom it is held, and either can be taken from a living owner; so a lower
/// figure than ours is no better lock.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForeignLockCost {
  /// Where the files are.
  @Param({"disk", "tmpfs"})
  public String fileSystem = "disk";

  /// Whose lock.
  @Param({"review", "proper-lockfile"})
  public String protocol = "review";

  private @Nullable Folder folder;
  private @Nullable AnyLock lock;

  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = new Folder(fileSystem);
    lock = AnyLock.of(protocol, folder.path());
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    if (folder != null) {
      folder.close();
    }
  }

  @Benchmark
  public void acquireRelease() throws IOException {
    AnyLock.Held held = lock == null ? null : lock.tryAcquire();
    if (held == null) {
      throw new IllegalStateException("expected a free lock, found it taken");
    }
    held.release();
  }
}
