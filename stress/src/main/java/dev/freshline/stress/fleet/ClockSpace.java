package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A machine whose clocks can be set: to those who run in here it has slept, or somebody has set
/// its wall clock.
///
/// The wall clock is libfaketime's. The uptime is a file over `/proc/uptime` that is kept running:
/// a time namespace would move the start times of all processes too, which no suspend does. The
/// folder `/dev/shm` is its own, because libfaketime leaves files there.
public final class ClockSpace implements AutoCloseable {
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
  private static final long TICK_MILLIS = 10;
  private static final String MOUNT =
      "mount -t tmpfs none /dev/shm && mount --bind \"$1\" /proc/uptime";

  private final MountSpace space;
  private final Path library;
  private final RandomAccessFile uptime;
  private final Thread ticker;
  private volatile Duration slept = Duration.ZERO;

  private ClockSpace(MountSpace space, Path library, Path uptime) throws IOException {
    this.space = space;
    this.library = library;
    this.uptime = new RandomAccessFile(uptime.toFile(), "rw");
    this.ticker = Thread.ofPlatform().daemon().name("uptime").unstarted(this::run);
  }

  /// @param folder for the file that shows the uptime
  /// @throws UnavailableException where clocks cannot be set
  public static ClockSpace open(Path folder) throws Exception {
    Path library = library();
    MountSpace space = MountSpace.open();
    try {
      Path uptime =
          Files.copy(UPTIME, Files.createTempDirectory(folder, "clock").resolve("uptime"));
      var clocks = new ClockSpace(space, library, uptime);
      clocks.tick();
      space.run(MOUNT, uptime);
      clocks.ticker.start();
      return clocks;
    } catch (IOException e) {
      space.close();
      throw new UnavailableException("the uptime cannot be covered here: " + e.getMessage());
    }
  }

  private static Path library() throws IOException, UnavailableException {
    for (Path root : List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"), Path.of("/lib64"))) {
      if (Files.exists(root.resolve(LIBRARY))) {
        return root.resolve(LIBRARY);
      }
      if (Files.isDirectory(root)) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
          for (Path folder : folders) {
            if (Files.exists(folder.resolve(LIBRARY))) {
              return folder.resolve(LIBRARY);
            }
          }
        }
      }
    }
    throw new UnavailableException(
        "libfaketime is not installed, such as by the package of that name");
  }

  /// The machine sleeps: wall clock and uptime go on, and nothing else does.
  public void sleep(Duration howLong) {
    slept = slept.plus(howLong);
    tick();
  }

  /// The command that runs its arguments in here, and becomes them.
  ///
  /// @param ahead by which the wall clock was set forward, or back when it is negative
  public List<String> command(Duration ahead) {
    List<String> command = new ArrayList<>(space.command());
    command.addAll(
        List.of(
            "env",
            "LD_PRELOAD=" + library,
            "FAKETIME=" + String.format(Locale.ROOT, "%+.3f", millis(slept.plus(ahead)) / 1000.0),
            "DONT_FAKE_MONOTONIC=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
            "NO_FAKE_STAT=1"));
    return command;
  }

  private static double millis(Duration duration) {
    return duration.toMillis();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(TICK_MILLIS);
        tick();
      }
    } catch (InterruptedException e) {
      return; // closed
    }
  }

  /// Written over in place and always as long: a reader sees the one or the other.
  private synchronized void tick() {
    try {
      String[] words = Files.readString(UPTIME).strip().split(" ", -1);
      double seconds = Double.parseDouble(words[0]) + millis(slept) / 1000.0;
      byte[] text =
          String.format(Locale.ROOT, "%013.2f %s\n", seconds, words[1]).getBytes(US_ASCII);
      uptime.seek(0);
      uptime.write(text);
    } catch (IOException e) {
      throw new IllegalStateException("the uptime could not be shown", e);
    }
  }

  @Override
  public void close() throws IOException {
    ticker.interrupt();
    try {
      ticker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    uptime.close();
    space.close();
  }
}
