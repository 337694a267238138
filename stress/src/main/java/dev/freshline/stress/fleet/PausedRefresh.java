package dev.freshline.stress.fleet;

import dev.freshline.stress.mutant.Failpoint;
import dev.freshline.stress.mutant.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A refresh that waits at a failpoint until it is told to go on.
///
/// @param process that waits
/// @param mark the file that says so
public record PausedRefresh(Entrant process, Path mark) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// Waits until it has come there, or has ended, or takes too long: see [#isThere].
  static PausedRefresh await(Entrant process, Failpoint failpoint, Path folder) throws Exception {
    Path mark = Pause.file(folder, failpoint.label(), process.pid());
    boolean _ = Await.isSeen(LIMIT, () -> Files.exists(mark) || !process.isAlive());
    return new PausedRefresh(process, mark);
  }

  /// Whether it waits.
  public boolean isThere() {
    return Files.exists(mark);
  }

  public void goOn() throws IOException {
    Files.deleteIfExists(mark);
  }

  /// Ends it right there.
  public void kill() throws IOException, InterruptedException {
    process.kill();
    process.await();
    Files.deleteIfExists(mark);
  }
}
