package dev.freshline.stress.fleet;

import dev.freshline.stress.fleet.Entrant.Finish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The JVM's start-up cache (JEP 514) of a fleet, which spares every `statusline refresh` two
/// fifths of its CPU time: made once, in a refresh of its own.
public final class StartCache {
  private StartCache() {}

  /// Freshline as it ships, starting with a cache in this folder where one could be made: a class
  /// path of folders, as in a test, allows none.
  public static Freshline of(Path folder) throws Exception {
    Path cache = folder.resolve("refresh.aot");
    var training = Freshline.SHIPPED.withFlags("-XX:AOTCacheOutput=" + cache);
    try (Ground ground = new Ground(training)) {
      List<Entrant> line = ground.refreshes(1, "--force");
      StartLine.fire(line);
      Finish finish = StartLine.finishes(line).getFirst();
      boolean made = finish.exit() == 0 && Files.exists(cache);
      return made
          ? Freshline.SHIPPED.withFlags(
              "-XX:AOTMode=auto",
              "-XX:AOTCache=" + cache,
              // What the JVM has to say of a cache that does not fit is not to stand in an output.
              "-Xlog:disable",
              "-Xlog:all=error:stderr")
          : Freshline.SHIPPED;
    }
  }
}
