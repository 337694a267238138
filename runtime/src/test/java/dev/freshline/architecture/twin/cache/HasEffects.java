package dev.freshline.architecture.twin.cache;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One effect in each method, where none may be.
public final class HasEffects {
  Instant readsTheTime() {
    return Instant.now();
  }

  Clock readsAClock() {
    return Clock.systemUTC();
  }

  long readsMillis() {
    return System.currentTimeMillis();
  }

  long readsNanos() {
    return System.nanoTime();
  }

  void sleeps() throws InterruptedException {
    Thread.sleep(1);
  }

  void startsAThread() {
    new Thread(() -> {}).start();
  }

  Object startsAPool() {
    return Executors.newSingleThreadExecutor();
  }

  boolean looksAtAFile() {
    return Files.exists(Path.of("/"));
  }

  Path followsLinks(Path path) throws IOException {
    return path.toRealPath();
  }

  boolean looksAtAFileTheOldWay() {
    return new File("/").exists();
  }

  int readsAFile() throws IOException {
    try (var in = new FileInputStream("/dev/null")) {
      return in.read();
    }
  }

  Process startsAProcess() throws IOException {
    return new ProcessBuilder("true").start();
  }

  long looksAtAProcess() {
    return ProcessHandle.current().pid();
  }

  InetAddress asksTheNetwork() throws IOException {
    return InetAddress.getLocalHost();
  }

  @Nullable String readsTheEnvironment() {
    return System.getenv("HOME");
  }

  void prints() {
    System.out.println();
  }

  int throwsDice() {
    return ThreadLocalRandom.current().nextInt();
  }

  int throwsUnseededDice() {
    return new Random().nextInt() + new SplittableRandom().nextInt();
  }

  String namesAtRandom() {
    return UUID.randomUUID().toString();
  }
}
