package dev.freshline.stress.sim;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/// Says now and then how far a long play has come; nothing of one that is soon over.
final class Progress implements LongConsumer {
  private static final long EVERY = Duration.ofSeconds(30).toNanos();

  private final String what;
  private final long count;
  private final PrintStream out;
  private final long start = System.nanoTime();
  private long last = start;

  Progress(String what, long count, PrintStream out) {
    this.what = what;
    this.count = count;
    this.out = out;
  }

  @Override
  public synchronized void accept(long played) {
    long now = System.nanoTime();
    if (now - last < EVERY) {
      return;
    }
    last = now;
    double rate = played / ((now - start) / 1e9);
    out.printf(
        Locale.ROOT,
        "%s: %d of %d seeds, %.0f a second, %d s to go%n",
        what,
        played,
        count,
        rate,
        Math.round((count - played) / rate));
  }
}
