package dev.freshline.bench.micro;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Distributions;
import dev.freshline.bench.result.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// How soon the lock of a holder that is killed is another's: from `kill -9` to the acquisition,
/// by trying again and again.
public final class Takeovers {
  private static final String NAME = "takeover after kill -9";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final double GOAL_MILLIS = 20;

  private Takeovers() {}

  /// @param protocol whose lock
  /// @param rounds a holder each
  public static Row measure(String protocol, int rounds, Consumer<String> progress)
      throws IOException {
    List<Duration> observed = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      progress.accept(protocol + ", " + (round + 1) + " of " + rounds);
      try (var folder = new Folder("disk");
          var holder = new Rivals(folder.path(), protocol, 1, 0, 0)) {
        var lock = AnyLock.of(protocol, folder.path());
        if (lock.tryAcquire() != null) {
          throw new IOException("expected a lock that is held, found it free");
        }
        observed.add(takeOver(lock, holder));
      }
    }
    return Distributions.row("takeover", NAME, Map.of("lock", protocol), observed);
  }

  private static Duration takeOver(AnyLock lock, Rivals holder) throws IOException {
    long start = System.nanoTime();
    holder.kill();
    while (System.nanoTime() - start < LIMIT.toNanos()) {
      AnyLock.Held held = lock.tryAcquire();
      if (held != null) {
        long taken = System.nanoTime() - start;
        held.release();
        return Duration.ofNanos(taken);
      }
    }
    throw new IOException("expected the lock of a dead holder within " + LIMIT + ", found it held");
  }

  public static Check check(Row row) {
    double millis = row.median() / 1e6;
    return new Check(
        row.title(),
        String.format(Locale.ROOT, "p50 <= %.0f ms (goal)", GOAL_MILLIS),
        String.format(Locale.ROOT, "%.1f ms", millis),
        millis <= GOAL_MILLIS,
        false,
        "the kernel frees a dead JVM's lock in 2.5 to 8 ms; a rival must not add as much again");
  }
}
