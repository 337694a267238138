package dev.freshline.bench.micro;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Processes that compete for one lock until they are closed.
final class Rivals implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();

  /// @param protocol whose lock
  /// @param holdMicros each keeps it; 0 for ever
  Rivals(Path folder, String protocol, int count, int holdMicros, int pauseMicros)
      throws IOException {
    try {
      for (int i = 0; i < count; i++) {
        processes.add(start(folder, protocol, holdMicros, pauseMicros));
      }
      for (Process process : processes) {
        awaitReady(process);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static Process start(Path folder, String protocol, int holdMicros, int pauseMicros)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx32m",
            "-cp",
            System.getProperty("java.class.path"),
            Rival.class.getName(),
            folder.toString(),
            Integer.toString(holdMicros),
            Integer.toString(pauseMicros),
            protocol)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitReady(Process process) throws IOException {
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String word = said.readLine();
    if (!"ready".equals(word)) {
      throw new IOException("a rival: expected it to be ready, found '" + word + "'");
    }
  }

  /// With fewer of them, a figure would tell of another crowd than it is named by.
  void requireAll() throws IOException {
    for (Process process : processes) {
      if (!process.isAlive()) {
        throw new IOException(
            "a rival: expected it to compete to the end, found that it ended with "
                + process.exitValue()
                + "; what it said is above");
      }
    }
  }

  /// Ends them with a signal that they cannot see (SIGKILL), and does not wait for it.
  void kill() {
    for (Process process : processes) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    kill();
    for (Process process : processes) {
      process.onExit().join();
    }
  }
}
