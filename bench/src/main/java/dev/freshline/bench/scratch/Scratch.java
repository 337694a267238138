package dev.freshline.bench.scratch;

import dev.freshline.host.RealDisk;
import dev.freshline.stress.fleet.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All folders of one run of bench: one on a disk, one in memory.
///
/// Whoever measures takes a folder of its own in it, also in a JVM that JMH has forked, so that one
/// step at the end, or on an interrupt, leaves neither a file nor a process behind.
public final class Scratch implements AutoCloseable {
  private static final String PREFIX = "freshline-bench-";
  private static final String ON_DISK = "freshline.bench.disk";
  private static final String IN_MEMORY = "freshline.bench.memory";
  private static final Path MEMORY = Path.of("/dev/shm");

  /// What was started meanwhile may write once more, so it is ended and removed again.
  private static final int ATTEMPTS = 5;

  private static volatile boolean interrupted;

  private final Path disk;
  private final @Nullable Path memory;
  private final Thread onInterrupt = new Thread(this::tidyAll, "tidy");
  private boolean open = true;

  private Scratch(Path disk, @Nullable Path memory) {
    this.disk = disk;
    this.memory = memory;
  }

  /// Makes the folders of this run, and has them removed also on SIGINT and SIGTERM.
  public static Scratch open() throws IOException {
    Path disk = Files.createTempDirectory(PREFIX).toRealPath();
    Path memory = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, PREFIX) : null;
    var scratch = new Scratch(disk, memory);
    System.setProperty(ON_DISK, disk.toString());
    if (memory != null) {
      System.setProperty(IN_MEMORY, memory.toString());
    }
    Runtime.getRuntime().addShutdownHook(scratch.onInterrupt);
    return scratch;
  }

  /// A new folder on the file system that is asked for.
  ///
  /// @param fileSystem `disk` for where temporary files are, or `tmpfs`
  public static Path folder(String fileSystem) throws IOException {
    String parent = System.getProperty(fileSystem.equals("tmpfs") ? IN_MEMORY : ON_DISK);
    if (parent != null) {
      return Files.createTempDirectory(Path.of(parent), "");
    }
    return fileSystem.equals("tmpfs")
        ? Files.createTempDirectory(MEMORY, PREFIX)
        : Files.createTempDirectory(PREFIX);
  }

  /// For a JVM whose folders belong into the same.
  public static List<String> jvmArguments() {
    return List.of(ON_DISK, IN_MEMORY).stream()
        .filter(name -> System.getProperty(name) != null)
        .map(name -> "-D" + name + '=' + System.getProperty(name))
        .toList();
  }

  /// The file system that `disk` stands for, such as `ext4`.
  public String kindOfDisk() {
    try {
      return Files.getFileStore(disk).type();
    } catch (IOException e) {
      return "unknown";
    }
  }

  /// Ends who still runs here, and removes the folders.
  @Override
  public void close() {
    if (interrupted) {
      return; // the hook is at it
    }
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
    tidy();
    System.clearProperty(ON_DISK);
    System.clearProperty(IN_MEMORY);
  }

  /// Whether this JVM is being ended from outside: what fails from then on is of no interest.
  public static boolean isInterrupted() {
    return interrupted;
  }

  private void tidyAll() {
    interrupted = true;
    Ground.closeAll();
    tidy();
  }

  private synchronized void tidy() {
    IOException problem = null;
    for (int attempt = 0; open && attempt < ATTEMPTS; attempt++) {
      Inhabitants.endIn(disk);
      try {
        remove(disk);
        remove(memory);
        open = false;
      } catch (IOException e) {
        problem = e;
      }
    }
    if (open) {
      System.err.println("bench: " + disk + " is left: " + problem);
    }
  }

  private static void remove(@Nullable Path folder) throws IOException {
    if (folder != null) {
      new RealDisk().deleteTree(folder);
    }
  }
}
