package dev.freshline.bench.process;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Series;
import dev.freshline.bench.result.Series.Point;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// What the resident process holds and uses while it draws ten lines a second, and when nobody
/// asks. Whether its lines are right is the affair of the gate.
final class Soak {
  private static final Duration BETWEEN_LINES = Duration.ofMillis(100);
  private static final Duration IDLE_FOR = Duration.ofMinutes(1);
  private static final int SAMPLES = 60;
  private static final double MOST_MEBIBYTES = 64;
  private static final double MOST_GROWTH_MEBIBYTES = 2;
  private static final double MOST_IDLE_PERCENT = 0.1;

  private final Statusline statusline;
  private final Sandbox home;
  private final Command render;
  private final Spawner spawner = new Spawner();

  /// @param home in which a resident process answers
  /// @param render that asks it
  Soak(Statusline statusline, Sandbox home, Command render) {
    this.statusline = statusline;
    this.home = home;
    this.render = render;
  }

  /// What was seen.
  ///
  /// @param memory resident set in MiB against minutes
  record Found(Series memory, List<Check> checks) {}

  Found measure(Duration length, Consumer<String> progress) throws IOException {
    List<Point> points = new ArrayList<>();
    long before = statusline.residentPid(home);
    long start = System.nanoTime();
    for (int sample = 0; sample <= SAMPLES; sample++) {
      renderUntil(start + length.toNanos() / SAMPLES * sample);
      double minutes = (System.nanoTime() - start) / 60e9;
      points.add(new Point(Math.round(minutes * 10) / 10.0, mebibytes()));
      progress.accept(String.format(Locale.ROOT, "%.1f of %d min", minutes, length.toMinutes()));
    }
    double idle = idlePercent(progress);
    if (statusline.residentPid(home) != before) {
      throw new IOException("expected one resident process all the time, found another at the end");
    }
    return new Found(
        new Series("memory of the resident process", "minutes", "MiB", points),
        checks(points, idle));
  }

  /// @param memory by minutes, in order
  static List<Check> checks(List<Point> memory, double idle) {
    double most = memory.stream().mapToDouble(Point::cost).max().orElse(0);
    double settled =
        memory.stream().filter(point -> point.size() >= 1).findFirst().orElseThrow().cost();
    double growth = memory.getLast().cost() - settled;
    return List.of(
        goal("memory at most", MOST_MEBIBYTES, most, "MiB", "what an hour may come to"),
        goal(
            "memory at the end, over that after a minute",
            MOST_GROWTH_MEBIBYTES,
            growth,
            "MiB",
            "what grows in an hour has grown out of bounds in a day"),
        goal("CPU when idle", MOST_IDLE_PERCENT, idle, "%", "it looks around every 5 s"));
  }

  private void renderUntil(long end) throws IOException {
    while (System.nanoTime() < end) {
      long next = System.nanoTime() + BETWEEN_LINES.toNanos();
      spawner.run(render, false);
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private double mebibytes() throws IOException {
    long pid = statusline.residentPid(home);
    long kilobytes = ProcessMemory.resident(pid);
    if (kilobytes < 0) {
      throw new IOException("expected the resident process, pid " + pid + ", found it gone");
    }
    return kilobytes / 1024.0;
  }

  private double idlePercent(Consumer<String> progress) throws IOException {
    progress.accept("idle");
    Duration before = statusline.usedByResident(home);
    long end = System.nanoTime() + IDLE_FOR.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    Duration used = statusline.usedByResident(home).minus(before);
    return 100.0 * used.toNanos() / IDLE_FOR.toNanos();
  }

  private static Check goal(String what, double most, double found, String unit, String why) {
    return new Check(
        "resident process, " + what,
        String.format(Locale.ROOT, "<= %s %s", most, unit),
        String.format(Locale.ROOT, "%.2f %s", found, unit),
        found <= most,
        false,
        why);
  }
}
