package dev.freshline.architecture.twin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One effect in each method that is not for a command to have.
public final class ActsItself {
  boolean looksAtAFile() {
    return Files.exists(Path.of("/"));
  }

  long readsMillis() {
    return System.currentTimeMillis();
  }

  void sleeps() throws InterruptedException {
    Thread.sleep(1);
  }

  Process startsAProcess() throws IOException {
    return new ProcessBuilder("true").start();
  }
}
