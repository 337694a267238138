package dev.freshline.bench.result;

import dev.freshline.stress.gate.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Where and when it was measured. Absolute times mean nothing without it, and little with it.
///
/// @param disk the file system that `disk` stands for, such as `ext4`
/// @param load average of the last minute when the measurement began
public record Circumstances(
    String processor,
    int cores,
    String system,
    String jdk,
    String disk,
    double load,
    String commit,
    String at,
    boolean quick) {

  /// @param disk the file system that is measured as such
  public static Circumstances found(boolean quick, String disk) {
    return new Circumstances(
        foundProcessor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + ' ' + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + ' ' + Runtime.version(),
        disk,
        foundLoad(),
        Sources.commit(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        quick);
  }

  private static String foundProcessor() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }

  private static double foundLoad() {
    try {
      String text = Files.readString(Path.of("/proc/loadavg"));
      return Double.parseDouble(text.substring(0, text.indexOf(' ')));
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
