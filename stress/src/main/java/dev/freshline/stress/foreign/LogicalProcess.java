package dev.freshline.stress.foreign;

import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.Locks;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One of many renders in a JVM, each of which is a process of its own to everybody else.
///
/// A process that does nothing lends it its pid: it is started when that pid can first be seen, and
/// killed when the render ends. So a rival who asks the kernel whether an owner lives gets the
/// truth. What the kernel would take from a dead process is taken from it at its end: its locks and
/// its heartbeats. What it has started goes on.
final class LogicalProcess implements AutoCloseable {
  private final List<Runnable> ends = new ArrayList<>();
  private @Nullable Process body;
  private volatile boolean over;

  /// This machine, as this process sees it. After its end every step that changes anything is
  /// refused.
  ForeignHost host() {
    var disk = new RealDisk();
    return new ForeignHost(
        new OwnClock(),
        new OwnDisk(disk),
        new OwnLocks(new KernelLocks(disk)),
        new OwnPort(),
        new SplittableRandom(System.nanoTime() ^ (long) hashCode() << Integer.SIZE));
  }

  private synchronized long pid() {
    requireAlive();
    try {
      if (body == null) {
        body = new ProcessBuilder("cat").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      }
      return body.pid();
    } catch (IOException e) {
      throw new UncheckedIOException("a process could not be started to lend its pid", e);
    }
  }

  private void requireAlive() {
    if (over) {
      throw new IllegalStateException("expected a living process, found one that has ended");
    }
  }

  private synchronized void endsWith(Runnable end) {
    if (over) {
      end.run();
    } else {
      ends.add(end);
    }
  }

  /// Its death: at once, and known to the kernel when this returns.
  @Override
  public synchronized void close() throws InterruptedException {
    over = true;
    if (body != null) {
      body.destroyForcibly().waitFor();
    }
    ends.forEach(Runnable::run);
    ends.clear();
  }

  private final class OwnClock implements Clock {
    private final Clock clock = new RealClock();

    @Override
    public Moment now() {
      return clock.now();
    }

    @Override
    public long nanos() {
      return clock.nanos();
    }

    @Override
    public void pause(Duration howLong) {
      clock.pause(howLong);
      requireAlive();
    }
  }

  /// Whoever has ended the process still sees through it what was there.
  private final class OwnDisk extends PassingDisk {
    OwnDisk(Disk disk) {
      super(disk);
    }

    @Override
    public void create(Path file, byte[] content) throws IOException {
      synchronized (LogicalProcess.this) {
        requireAlive();
        super.create(file, content);
      }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      synchronized (LogicalProcess.this) {
        requireAlive();
        super.rename(from, to);
      }
    }

    @Override
    public long append(Path file, byte[] content) throws IOException {
      synchronized (LogicalProcess.this) {
        requireAlive();
        return super.append(file, content);
      }
    }

    @Override
    public void delete(Path file) throws IOException {
      synchronized (LogicalProcess.this) {
        requireAlive();
        super.delete(file);
      }
    }
  }

  private final class OwnLocks implements Locks {
    private final Locks locks;

    OwnLocks(Locks locks) {
      this.locks = locks;
    }

    @Override
    public @Nullable Held tryLock(Path file) throws IOException {
      requireAlive();
      Held held = locks.tryLock(file);
      if (held != null) {
        endsWith(held::close);
      }
      return held;
    }

    @Override
    public OptionalLong ownerOf(Path file) throws IOException {
      return locks.ownerOf(file);
    }
  }

  private final class OwnPort implements ForeignPort {
    private final ForeignPort port = new RealForeignPort();

    @Override
    public long pid() {
      return LogicalProcess.this.pid();
    }

    @Override
    public boolean isAlive(long pid) {
      return port.isAlive(pid);
    }

    @Override
    public boolean makeDirectory(Path directory) throws IOException {
      requireAlive();
      return port.makeDirectory(directory);
    }

    @Override
    public void removeDirectory(Path directory) throws IOException {
      requireAlive();
      port.removeDirectory(directory);
    }

    @Override
    public void touch(Path path) throws IOException {
      requireAlive();
      port.touch(path);
    }

    @Override
    public PlainChild start(List<String> command, Path folder) throws IOException {
      requireAlive();
      return port.start(command, folder);
    }

    @Override
    public Heart repeat(Duration every, Beat beat) {
      Heart heart = port.repeat(every, beat);
      endsWith(heart::stop);
      return heart;
    }
  }
}
