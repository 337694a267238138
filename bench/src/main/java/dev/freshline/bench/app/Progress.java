package dev.freshline.bench.app;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// What is being measured, on standard error: a line that is written over on a terminal, elsewhere
/// one for each group and one now and then.
final class Progress implements Consumer<String> {
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  private final boolean onTerminal;
  private final long start = System.nanoTime();
  private long saidAt = start - BETWEEN.toNanos();
  private String group = "";
  private int begun;

  /// JDK 25 gives no console again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  Progress() {
    var console = System.console();
    onTerminal = console != null && console.isTerminal();
  }

  /// @param groups there are in all
  void begin(String label, int groups) {
    begun++;
    group = String.format(Locale.ROOT, "%d/%d %s: ", begun, groups, label);
    say("begins");
  }

  @Override
  public void accept(String what) {
    if (onTerminal || System.nanoTime() - saidAt >= BETWEEN.toNanos()) {
      say(what);
    }
  }

  /// At once, wherever it goes.
  void say(String what) {
    saidAt = System.nanoTime();
    String line = String.format(Locale.ROOT, "%4ds %s%s", elapsed(), group, what);
    if (onTerminal) {
      System.err.print(TO_START_AND_CLEAR + line);
    } else {
      System.err.println("bench: " + line.strip());
    }
  }

  private long elapsed() {
    return Duration.ofNanos(System.nanoTime() - start).toSeconds();
  }

  /// Leaves the line empty for what comes.
  void done() {
    if (onTerminal) {
      System.err.print(TO_START_AND_CLEAR);
    }
  }
}
