package dev.freshline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.result.Distributions;
import dev.freshline.bench.result.Row;
import dev.freshline.reports.report.chart.Markup;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowFiguresTest {
  private static final int SAMPLES = 1_000;

  private static Row row(String name, int sessions, Duration longest, Duration others) {
    List<Duration> observed =
        Stream.concat(Stream.of(longest), Collections.nCopies(SAMPLES - 1, others).stream())
            .toList();
    return Distributions.row("waits", name, Map.of("sessions", "" + sessions), observed);
  }

  private static String drawn(Row... rows) {
    var page = new Markup();
    RowFigures.waits(page, List.of(rows));
    return page.toString();
  }

  @Test
  void waits_rowsUnderOtherCircumstances_haveFiguresOfTheirOwn() {
    Duration second = Duration.ofSeconds(1);
    assertThat(drawn(row("ours", 10, second, second), row("ours", 50, second, second)))
        .contains("Time by percentile: sessions=10", "Time by percentile: sessions=50")
        .doesNotContain("ours (sessions");
  }

  /// Whoever never waits is what the figure is about.
  @Test
  void waits_rowOfZeros_isDrawnBesideTheOthers() {
    Duration second = Duration.ofSeconds(1);
    assertThat(drawn(row("ours", 10, second, Duration.ZERO), row("theirs", 10, second, second)))
        .contains("ours: p50 0, p90 0, p99 0", "ours, p0.0: 0", "theirs: p50 1.00 s");
  }

  @Test
  void waits_nothingButZeros_areATable() {
    assertThat(drawn(row("ours", 10, Duration.ZERO, Duration.ZERO)))
        .contains("<table")
        .doesNotContain("<svg");
  }

  /// Of a thousand samples nobody knows the 99.99th percentile.
  @Test
  void waits_longestSample_standsWhereSoManySamplesEnd() {
    assertThat(drawn(row("ours", 10, Duration.ofSeconds(9), Duration.ofSeconds(1))))
        .contains("ours, p99.9: 9")
        .doesNotContain("p99.99");
  }
}
