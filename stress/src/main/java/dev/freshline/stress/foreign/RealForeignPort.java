package dev.freshline.stress.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// This machine's own.
final class RealForeignPort implements ForeignPort {
  /// One thread for all repetitions, as node has for its timers: with one for each, a lock with a
  /// heartbeat would cost what it takes to start a thread.
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());

  RealForeignPort() {
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Override
  public boolean makeDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void removeDirectory(Path directory) throws IOException {
    Files.deleteIfExists(directory);
  }

  @Override
  public void touch(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.fromMillis(System.currentTimeMillis()));
  }

  @Override
  public PlainChild start(List<String> command, Path folder) throws IOException {
    // Into a file: an orphan that keeps a pipe open would hold its reader up.
    Path answer = Files.createTempFile(folder, "answer", "");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new RealChild(process, answer);
  }

  @Override
  public Heart repeat(Duration every, Beat beat) {
    Future<?> beats =
        timers.scheduleWithFixedDelay(
            () -> run(beat), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    return () -> beats.cancel(false);
  }

  private static void run(Beat beat) {
    try {
      beat.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no other follows: what it keeps up was taken away
    }
  }

  private record RealChild(Process process, Path answer) implements PlainChild {
    @Override
    public @Nullable Ended await(@Nullable Duration atMost)
        throws IOException, InterruptedException {
      if (atMost == null) {
        process.waitFor();
      } else if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return null;
      }
      return new Ended(process.exitValue(), Files.readAllBytes(answer));
    }

    @Override
    public void terminate() {
      process.destroy();
    }

    @Override
    public void kill(boolean tree) throws InterruptedException {
      List<ProcessHandle> descendants = tree ? process.descendants().toList() : List.of();
      process.destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
    }

    @Override
    public void close() throws IOException {
      Files.delete(answer);
    }
  }
}
