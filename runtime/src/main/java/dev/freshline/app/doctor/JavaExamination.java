package dev.freshline.app.doctor;

import dev.freshline.app.console.Reason;
import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Java that runs us, and the cache that halves its start.
///
/// @param aotCache where the start-up cache belongs, or null when there is no place for it
public record JavaExamination(String version, String home, @Nullable Path aotCache, Disk disk)
    implements Examination {
  private static final String CACHE = "start-up cache";

  @Override
  public List<Finding> examine() {
    return List.of(Finding.ok("java", version + " in " + home), cache());
  }

  private Finding cache() {
    if (aotCache == null) {
      return Finding.warn(
          CACHE,
          "there is no place for one, so that each render takes twice as long",
          "start through runtime/bin/statusline, with HOME or FRESHLINE_HOME set");
    }
    try {
      Disk.Facts facts = disk.stat(aotCache);
      if (facts != null) {
        return Finding.ok(CACHE, (facts.size() >> 20) + " MiB, " + aotCache);
      }
      Path failed = aotCache.resolveSibling(aotCache.getFileName() + ".failed");
      return disk.stat(failed) == null
          ? Finding.warn(
              CACHE,
              aotCache + " is not made yet; renders take twice as long until it is",
              "nothing: the next refresh in the background makes it")
          : Finding.warn(
              CACHE, aotCache + " could not be made", "remove " + failed + " to try once more");
    } catch (IOException e) {
      return Finding.warn(CACHE, Reason.of(e), "make its folder readable");
    }
  }
}
