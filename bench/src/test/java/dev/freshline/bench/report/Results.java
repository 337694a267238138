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
                    15, 50, 60, 38, new Paired(1.5, 1.4, 1.7), new Paired(2, 1.9, 2.1)),
                "a reading"),
            new ProcessRow("ccline <1>", null, "its package is not for this machine")),
        List.of(row("freshline", 1_000)),
        List.of(new Series("render against sessions", "sessions", "ms", points())),
        List.of(new Check("Floors.stat", "p50 <= 1 us (goal)", "2 us", false, false, "since")));
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
