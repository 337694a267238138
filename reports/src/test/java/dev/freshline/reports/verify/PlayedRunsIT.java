package dev.freshline.reports.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Distributions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is predicted and what is played are one distribution: this program's and the script's.
class PlayedRunsIT {
  private static final Path PROGRAM =
      Path.of(System.getProperty("freshline.root", ".."))
          .toAbsolutePath()
          .resolve("stress/bin/fake-ccusage");

  private static final int RUNS = 2000;
  private static final double FOUR_DEVIATIONS = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp:20s",
        "uniform:5s..40s",
        "lognormal:8s,0.6",
        "weibull:20s,1.5",
        "weibull:20s,0.8",
        "pareto:5s,2.5",
        "mix:0.7*lognormal:8s,0.6+0.3*weibull:50s,3"
      })
  void text_eachFormula_isDrawnAsItsQuantilesSay(String given, @TempDir Path folder)
      throws Exception {
    Distribution predicted = Distributions.parse(given);
    double[] played = played(PlayedRuns.text(predicted, 0, folder.resolve("durations")), folder);
    assertThat(played).hasSize(RUNS);
    for (double p : new double[] {0.1, 0.5, 0.9, 0.99}) {
      double quantile = predicted.quantile(p);
      double below = (double) Arrays.stream(played).filter(each -> each <= quantile).count() / RUNS;
      double deviation = Math.sqrt(p * (1 - p) / RUNS);
      assertThat(below).as("Q%s", p).isCloseTo(p, within(FOUR_DEVIATIONS * deviation));
    }
    double deviation = Math.sqrt(predicted.variance() / RUNS);
    assertThat(Arrays.stream(played).average().orElseThrow())
        .isCloseTo(predicted.mean(), within(FOUR_DEVIATIONS * deviation));
  }

  private static double[] played(String text, Path folder) throws IOException {
    Files.writeString(folder.resolve("duration"), text);
    var builder = new ProcessBuilder(PROGRAM.toString(), "durations", Integer.toString(RUNS));
    builder.environment().put("FAKE_CCUSAGE", folder.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8)
        .lines()
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
