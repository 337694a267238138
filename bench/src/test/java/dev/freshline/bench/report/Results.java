package dev.freshline.bench.report;

import dev.freshline.bench.process.Paired;
import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Circumstances;
import dev.freshline.bench.result.Distributions;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Series;
import dev.freshline.bench.result.Series.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Results for the tests of reports, with one of everything.
final class Results {
  private Results() {}

  static BenchResult full() {
    return new BenchResult(
        new Circumstances("a cpu", 2, "Linux", "a JDK", "ext4", 1.5, "abc1234", "now", true),
        List.of(row("Floors.stat", 1), row("LeaseCost.acquireRelease", 30)),
        List.of(
            new ProcessRow(
                "statusline",
                new ProcessRow.Cost(
                    15,
                    50,
                    new Paired(1.5, 1.4, 1.7, 0.965),
                    new ProcessRow.Cpu(60, new Paired(2, 1.9, 2.1, 0.965)),
                    38),
                "a reading"),
            new ProcessRow("ccline <1>", null, "its package is not for this machine"),
            new ProcessRow(
                "12 x statusline",
                new ProcessRow.Cost(3, 300, new Paired(1.4, 0.6, 2.2, 0.75), null, 0),
                "at once")),
        List.of(row("freshline", 1_000), halfUnended("review")),
        List.of(new Series("render against sessions", "sessions", "ms", points())),
        List.of(new Check("Floors.stat", "p50 <= 1 us (goal)", "2 us", false, false, "since")));
  }

  /// One with bounds alone.
  static BenchResult checked(boolean... held) {
    List<Check> checks = new ArrayList<>();
    for (boolean each : held) {
      checks.add(new Check("Floors.stat", "p50 <= 1 us", "2 us", each, true, "since"));
    }
    BenchResult full = full();
    return new BenchResult(
        full.circumstances(), List.of(), List.of(), List.of(), List.of(), checks);
  }

  /// Waits of 1 to 100 s, of which those of 51 s and more had not ended.
  private static Row halfUnended(String name) {
    List<Duration> seconds = LongStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList();
    return Distributions.row(
        "waits", name, Map.of(), seconds.subList(0, 50), seconds.subList(50, 100));
  }

  private static List<Point> points() {
    return List.of(new Point(1, 40), new Point(200, 60));
  }

  private static Row row(String name, long micros) {
    List<Duration> observed = new ArrayList<>();
    for (long i = 1; i <= 100; i++) {
      observed.add(Duration.ofNanos(i * micros * 1_000));
    }
    return Distributions.row("lock", name, Map.of("fileSystem", "disk"), observed);
  }
}
