package dev.freshline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The peak of a process's resident memory, as Linux shows it while the process lives.
///
/// The `ru_maxrss` of `wait4(2)` is of no use: it counts what the process was before it became the
/// program, which is us.
final class PeakMemory {
  private PeakMemory() {}

  /// The last high-water mark seen before the process was gone, in kilobytes.
  static long watch(int pid) {
    Path status = Path.of("/proc/" + pid + "/status");
    long peak = 0;
    for (long seen = highWaterMark(status); seen >= 0; seen = highWaterMark(status)) {
      peak = Math.max(peak, seen);
    }
    return peak;
  }

  /// In kilobytes; -1 when the process is gone, or a zombie, which has no memory.
  private static long highWaterMark(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
