package dev.freshline.stress.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Starts processes that stand ready: all at once, or one after the other at intended times.
public final class StartLine {
  /// In which a crowd hears the gun.
  private static final Duration ALL_TOLD = Duration.ofMillis(5);

  private StartLine() {}

  /// Fires the gun for all at once.
  public static void fire(List<Entrant> line) throws IOException {
    fire(line, ALL_TOLD);
  }

  /// Fires for all: they start together when this time has passed.
  static void fire(List<Entrant> line, Duration ahead) throws IOException {
    long startAt = System.currentTimeMillis() + ahead.toMillis();
    for (Entrant entrant : line) {
      entrant.fire(startAt);
    }
  }

  /// Fires for one after the other at intended times, however late the others are: exponential gaps
  /// of this mean.
  public static void fire(List<Entrant> line, Duration meanGap, SplittableRandom random)
      throws IOException, InterruptedException {
    double at = System.nanoTime();
    for (Entrant entrant : line) {
      long wait = (long) at - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
      entrant.fire(0);
      at += -Math.log(1 - random.nextDouble()) * meanGap.toNanos();
    }
  }

  /// Waits for all of them.
  public static List<Entrant.Finish> finishes(List<Entrant> line)
      throws IOException, InterruptedException {
    List<Entrant.Finish> finishes = new ArrayList<>();
    for (Entrant entrant : line) {
      finishes.add(entrant.await());
    }
    return finishes;
  }
}
