package dev.freshline.stress.fleet;

import dev.freshline.cache.ReadingCache;
import dev.freshline.host.RealDisk;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A reader who looks at the stored readings all the time, and minds what it sees.
///
/// Every look must find whole readings whose checksum fits; tokens must grow, no two readings may
/// have the same, and a fetch must not have begun before the one of the holder before it had ended.
public final class CacheWatch implements AutoCloseable {
  private static final long BETWEEN_LOOKS_MILLIS = 3;

  private final Path states;
  private final Thread thread;
  private volatile boolean closed;

  private @Nullable ReadingCache cache;
  private @Nullable Reading<BlockState> last;
  private long lastToken;

  private int looks;
  private int torn;
  private int backwards;
  private int twice;
  private int holdersAtOnce;

  private CacheWatch(Path states) {
    this.states = states;
    this.thread = Thread.ofPlatform().daemon().name("cache-watch").start(this::watch);
  }

  /// Watches what Freshline stores on this ground.
  public static CacheWatch on(Ground ground) {
    return new CacheWatch(ground.folder().resolve("freshline/state"));
  }

  /// What was seen so far.
  ///
  /// @param looks that found readings
  /// @param torn looks that found something else in their place
  /// @param backwards readings whose token was smaller than that of earlier ones
  /// @param twice different readings with one token
  /// @param holdersAtOnce fetches that began before the one of an earlier token had ended
  public record Seen(int looks, int torn, int backwards, int twice, int holdersAtOnce) {}

  public synchronized Seen seen() {
    return new Seen(looks, torn, backwards, twice, holdersAtOnce);
  }

  /// The token of the readings as last seen.
  public synchronized long token() {
    return lastToken;
  }

  /// Looks at once, and returns the token.
  public synchronized long lookNow() throws IOException {
    look();
    return lastToken;
  }

  private void watch() {
    while (!closed) {
      try {
        lookNow();
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (IOException e) {
        return; // the ground is gone
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() throws IOException {
    ReadingCache place = place();
    if (place == null) {
      return;
    }
    ReadingCache.Found found = place.read();
    if (!found.damage().isEmpty()) {
      torn++;
    } else if (found.readings().token() > 0) {
      looks++;
      compare(found.readings());
    }
  }

  private @Nullable ReadingCache place() throws IOException {
    if (cache == null && Files.isDirectory(states)) {
      try (DirectoryStream<Path> accounts = Files.newDirectoryStream(states, Files::isDirectory)) {
        for (Path account : accounts) {
          cache =
              new ReadingCache(
                  new RealDisk(), account.resolve("reading.json"), new SplittableRandom(0));
        }
      }
    }
    return cache;
  }

  private void compare(Readings readings) {
    Reading<BlockState> block = readings.block();
    Reading<BlockState> before = last;
    backwards += readings.token() < lastToken ? 1 : 0;
    if (block != null && before != null && !block.equals(before)) {
      boolean sameToken = block.stamp().token() == before.stamp().token();
      twice += sameToken ? 1 : 0;
      boolean overlaps =
          block.stamp().beganAt().epochMillis() < before.stamp().endedAt().epochMillis();
      holdersAtOnce += overlaps && !sameToken ? 1 : 0;
    }
    last = block;
    lastToken = readings.token();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
