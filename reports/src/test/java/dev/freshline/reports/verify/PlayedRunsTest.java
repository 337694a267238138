package dev.freshline.reports.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.DurationsFile;
import dev.freshline.reports.workload.Empirical;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayedRunsTest {
  private static final double LIMIT = 40;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("durations");
  }

  private List<String> drawnFrom(Distribution runs) throws IOException {
    assertThat(PlayedRuns.text(runs, LIMIT, file())).isEqualTo("file:" + file().toAbsolutePath());
    return Files.readAllLines(file());
  }

  private List<String> drawnFrom(String... observed) throws IOException {
    String lines = String.join("\n", observed);
    return drawnFrom(Empirical.of(DurationsFile.parse(lines, "runs")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fixed:1m5s          | fixed:65.0000s",
        "exp:PT20S           | exp:20.0000s",
        "uniform:500us..40s  | uniform:0.0005s..40.0000s",
        "lognormal:8s,6e-1   | lognormal:8.0000s,0.6",
        "weibull:20s,1.5     | weibull:20.0000s,1.5",
        "pareto:5s,2.5       | pareto:5.0000s,2.5",
        "mix:0.9*fixed:8s+0.1*exp:1m | mix:0.9*fixed:8.0000s+0.1*exp:60.0000s",
      })
  void text_formula_isInPlainSeconds(String given, String played) throws IOException {
    assertThat(PlayedRuns.text(Distributions.parse(given), LIMIT, file())).isEqualTo(played);
    assertThat(file()).doesNotExist();
  }

  @Test
  void text_observed_areDrawnAsOftenAsTheyWereSeenInPlainSeconds() throws IOException {
    assertThat(drawnFrom("1s632ms481us920ns", "7.5", "1m2s", "7.5"))
        .hasSize(1000)
        .satisfies(
            lines -> {
              assertThat(lines).filteredOn("1.6325s"::equals).hasSize(250);
              assertThat(lines).filteredOn("7.5000s"::equals).hasSize(500);
              assertThat(lines).filteredOn("62.0000s"::equals).hasSize(250);
            });
  }

  /// As the prediction has it: the two that were cut off hand their shares to the one of 50 s.
  @Test
  void text_cutOff_lendsItsShareToLongerRuns() throws IOException {
    assertThat(drawnFrom("20", "35+", "35+", "50"))
        .doesNotContain("35.0000s")
        .satisfies(
            lines -> {
              assertThat(lines).filteredOn("20.0000s"::equals).hasSize(250);
              assertThat(lines).filteredOn("50.0000s"::equals).hasSize(750);
            });
  }

  @Test
  void text_endThatNobodySaw_outlastsEveryLimitAndEveryRun() throws IOException {
    assertThat(drawnFrom("20", "35+", "35+")).containsOnly("20.0000s", "80.0000s");
    assertThat(drawnFrom("90", "95+")).containsOnly("90.0000s", "180.0000s");
  }

  @Test
  void text_mixtureWithWhatWasObserved_isDrawnFromItsQuantiles() throws IOException {
    Path observed = Files.writeString(folder.resolve("observed"), "# mine\n35s\n");
    assertThat(drawnFrom(Distributions.parse("mix:0.9*fixed:8s+0.1*file:" + observed)))
        .satisfies(
            lines -> {
              assertThat(lines).filteredOn("8.0000s"::equals).hasSize(900);
              assertThat(lines).filteredOn("35.0000s"::equals).hasSize(100);
            });
  }
}
