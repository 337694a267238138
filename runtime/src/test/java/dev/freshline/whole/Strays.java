package dev.freshline.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a test has started, however far it has got away: found by a mark in its environment, which
/// a process hands on to all that it starts.
public final class Strays {
  private static final String MARK = "FRESHLINE_TEST";
  private static final Duration WIND_DOWN = Duration.ofSeconds(40);

  private Strays() {}

  /// Marks all that is started with this environment as belonging to the test in `folder`.
  public static void mark(Map<String, String> environment, Path folder) {
    environment.put(MARK, folder.toString());
  }

  static List<Living> of(Path folder) {
    return Living.with(MARK, folder.toString());
  }

  /// Waits until nothing of the test in `folder` lives any more, so that the folder can go. Ends
  /// what does not end by itself, and fails then.
  public static void requireNone(Path folder) throws Exception {
    if (!Files.isDirectory(Path.of("/proc/self")) // no place to look
        || Await.isSeen(WIND_DOWN, () -> of(folder).isEmpty())) {
      return;
    }
    List<Living> left = of(folder);
    left.forEach(Strays::end);
    throw new AssertionError("left behind: " + left);
  }

  private static void end(Living process) {
    try {
      Living.signal(process.pid(), "KILL");
    } catch (IOException e) {
      throw new AssertionError("cannot end " + process, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
