package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Real processes for tests of what deals with real processes.
public final class Programs {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Programs() {}

  /// Runs a program to its end, which must be a good one.
  public static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(List.of(command) + " ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Starts a class of the test class path in a JVM of its own.
  public static Process java(Class<?> main, String... args) throws IOException {
    return java(Map.of(), main, args);
  }

  /// @param changes to its environment
  public static Process java(Map<String, String> changes, Class<?> main, String... args)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(changes);
    return builder.start();
  }

  /// Starts a shell script; what it prints can be read.
  public static Process sh(String script) throws IOException {
    return new ProcessBuilder("/bin/sh", "-c", script)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// The next line that a process prints.
  public static String line(Process process) throws IOException {
    // Not closed: the process goes on printing.
    var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8), 1);
    String line = reader.readLine();
    if (line == null) {
      throw new IOException("expected a line, found the end");
    }
    return line;
  }

  /// Waits until something is so, looking often and not for ever; returns whether it became so.
  public static boolean eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.onSpinWait();
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The state letter of a process, as in `/proc/PID/stat`; `-` when there is none.
  public static char stateOf(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return '-';
    }
  }

  /// Whether a process runs; a zombie does not.
  public static boolean isRunning(long pid) {
    char state = stateOf(pid);
    return state != '-' && state != 'Z' && state != 'X';
  }
}
