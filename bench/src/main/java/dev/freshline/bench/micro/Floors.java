package dev.freshline.bench.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

/// What the machine itself takes for the steps that a lock or a publication is made of, through the
/// JDK and without any of our code.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Floors {
  private static final int RECORD_BYTES = 200;

  /// Where the files are.
  @Param({"disk", "tmpfs"})
  public String fileSystem = "disk";

  private @Nullable Folder folder;
  private Path file = Path.of("");
  private Path aside = Path.of("");
  private Path made = Path.of("");
  private @Nullable FileChannel kept;

  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = new Folder(fileSystem);
    file = folder.resolve("file");
    aside = folder.resolve("aside");
    made = folder.resolve("made");
    Files.createFile(file);
    kept = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    if (kept != null) {
      kept.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  @Benchmark
  public long nanoTime() {
    return System.nanoTime();
  }

  @Benchmark
  public Object stat() throws IOException {
    return Files.readAttributes(file, "unix:ino,size", LinkOption.NOFOLLOW_LINKS);
  }

  @Benchmark
  public void lockKeptChannel() throws IOException {
    if (kept != null) {
      lockAndRelease(kept);
    }
  }

  @Benchmark
  public void openLockClose() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      lockAndRelease(channel);
    }
  }

  private static void lockAndRelease(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock();
    if (lock == null) {
      throw new IllegalStateException("expected a free lock, found it taken");
    }
    lock.release();
  }

  @Benchmark
  public void createDelete() throws IOException {
    Files.createFile(made);
    Files.delete(made);
  }

  @Benchmark
  public void makeRemoveFolder() throws IOException {
    Files.createDirectory(made);
    Files.delete(made);
  }

  @Benchmark
  public void tempRename() throws IOException {
    write(false);
  }

  @Benchmark
  public void tempSyncRename() throws IOException {
    write(true);
  }

  private void write(boolean synced) throws IOException {
    try (FileChannel channel =
        FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap("x".repeat(RECORD_BYTES).getBytes(US_ASCII)));
      if (synced) {
        channel.force(false);
      }
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// What a lease cannot do without: the lock, and one record of who has it.
  @Benchmark
  public void lockAndRecord() throws IOException {
    openLockClose();
    write(false);
  }
}
