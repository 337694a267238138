package dev.freshline.stress.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a process with failpoints waits: it leaves a file that says so, and goes on when that is
/// gone. Killed or stopped meanwhile, it is killed or stopped at exactly that step.
public final class Pause {
  /// Names the failpoint as [Failpoint#order] writes it. Without it nobody waits.
  public static final String VARIABLE = "FRESHLINE_FAILPOINT";

  /// Names the folder of the files.
  public static final String FOLDER = "FRESHLINE_FAILPOINTS";

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 2;

  private Pause() {}

  /// Called by rewritten code.
  ///
  /// @param subject the last argument of the method, or null
  public static void reach(String point, @Nullable Object subject) {
    String order = System.getenv(VARIABLE);
    if (order != null && isMeant(order, point, String.valueOf(subject))) {
      Path folder = Path.of(Objects.requireNonNull(System.getenv(FOLDER)));
      waitAt(file(folder, point, ProcessHandle.current().pid()));
    }
  }

  static boolean isMeant(String order, String point, String subject) {
    int at = order.indexOf('@');
    return order.substring(0, at).equals(point) && subject.endsWith(order.substring(at + 1));
  }

  /// The file by which a process says that it waits.
  public static Path file(Path folder, String point, long pid) {
    return folder.resolve("at-" + point + '-' + pid);
  }

  private static void waitAt(Path file) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      Files.createFile(file);
      while (Files.exists(file)) {
        if (System.nanoTime() - deadline > 0) {
          throw new IllegalStateException("nobody released " + file + " within " + LIMIT);
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
