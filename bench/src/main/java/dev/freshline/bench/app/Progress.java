package dev.freshline.bench.app;

import java.time.Duration;
import java.util.function.Consumer;

/// What is being measured, on standard error: a line that is written over on a terminal, elsewhere
/// one now and then.
final class Progress implements Consumer<String> {
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  private final boolean onTerminal;
  private long saidAt = System.nanoTime() - BETWEEN.toNanos();

  /// JDK 25 gives no console again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  Progress() {
    var console = System.console();
    onTerminal = console != null && console.isTerminal();
  }

  @Override
  public void accept(String what) {
    if (onTerminal) {
      System.err.print(TO_START_AND_CLEAR + what);
    } else if (System.nanoTime() - saidAt >= BETWEEN.toNanos()) {
      saidAt = System.nanoTime();
      System.err.println("bench: " + what);
    }
  }

  /// Leaves the line empty for what comes.
  void done() {
    if (onTerminal) {
      System.err.print(TO_START_AND_CLEAR);
    }
  }
}
