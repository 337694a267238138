package dev.freshline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process's resident memory, as Linux shows it while the process lives, in kilobytes.
///
/// The `ru_maxrss` of `wait4(2)` is of no use: it counts what the process was before it became the
/// program, which is us.
final class ProcessMemory {
  private ProcessMemory() {}

  /// The last high-water mark seen before the process was gone.
  static long peak(long pid) {
    long peak = 0;
    for (long seen = of(pid, "VmHWM:"); seen >= 0; seen = of(pid, "VmHWM:")) {
      peak = Math.max(peak, seen);
    }
    return peak;
  }

  /// What it holds now; -1 when it is gone, or a zombie, which has no memory.
  static long resident(long pid) {
    return of(pid, "VmRSS:");
  }

  private static long of(long pid, String field) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(field)) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
