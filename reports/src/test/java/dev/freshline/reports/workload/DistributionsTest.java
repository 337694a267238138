package dev.freshline.reports.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionsTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exp:20s              | 20        | 10 | 0.606530660 | 0.5 | 13.8629436",
        "uniform:5s..40s      | 22.5      | 12 | 0.8         | 0.2 | 12",
        "lognormal:8s,0.6     | 9.5777389 | 8  | 0.5         | 0.5 | 8",
        "weibull:20s,1.5      | 18.054906 | 20 | 0.367879441 | 0.5 | 15.664395",
        "pareto:5s,2.5        | 8.3333333 | 10 | 0.176776695 | 0.5 | 6.5975396",
        "fixed:35s            | 35        | 35 | 0           | 0.5 | 35",
        "fixed:1m5s           | 65        | 64.9 | 1         | 0.01 | 65",
        "mix:0.9*fixed:8s+0.1*uniform:35s..60s | 11.95 | 40 | 0.08 | 0.95 | 47.5",
      })
  void parse_each_hasItsMeanItsTailAndItsQuantile(
      String text, double mean, double at, double survival, double p, double quantile)
      throws IOException {
    Distribution parsed = Distributions.parse(text);
    assertThat(parsed.mean()).isCloseTo(mean, within(1e-6));
    assertThat(parsed.survival(at)).isCloseTo(survival, within(1e-9));
    assertThat(parsed.quantile(p)).isCloseTo(quantile, within(2e-6));
    assertThat(parsed.text()).isEqualTo(text);
  }

  /// What formulas take from a distribution (points) and what the simulation takes (draws) agree
  /// with its own tail.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp:20s",
        "uniform:5s..40s",
        "lognormal:8s,0.6",
        "weibull:20s,0.8",
        "pareto:5s,3.5",
        "fixed:35s",
        "mix:0.7*lognormal:8s,0.6+0.2*uniform:35s..60s+0.1*fixed:20s"
      })
  void nodesAndDraws_each_agreeWithTheTail(String text) throws IOException {
    Distribution each = Distributions.parse(text);
    assertThat(each.nodes(-1, NEVER).mean(x -> x)).isCloseTo(each.mean(), within(1e-6));
    assertThat(each.nodes(-1, NEVER).mass()).isCloseTo(1, within(1e-12));
    assertThat(each.nodes(10, 38).mass())
        .isCloseTo(each.survival(10) - each.survival(38), within(1e-12));
    var random = new SplittableRandom(7);
    int above = 0;
    double sum = 0;
    int draws = 200_000;
    for (int i = 0; i < draws; i++) {
      double x = each.sample(random);
      above += x > 25 ? 1 : 0;
      sum += x;
    }
    double sigma = Math.sqrt(0.25 / draws);
    assertThat((double) above / draws).isCloseTo(each.survival(25), within(4 * sigma));
    assertThat(sum / draws)
        .isCloseTo(each.mean(), within(4 * Math.sqrt(each.variance() / draws) + 1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gamma:3s            | expected one of exp:20s, uniform:5s..40s",
        "20s                 | expected one of exp:20s",
        "exp:20              | exp:20: expected a unit after the number",
        "exp:0s              | exp:0s: expected a time of more than 0",
        "uniform:5s-40s      | expected uniform:LOW..HIGH such as uniform:5s..40s, found",
        "uniform:40s..5s     | uniform:40s..5s: expected a lower end below the upper one",
        "lognormal:8s        | expected lognormal:MEDIAN,SIGMA such as lognormal:8s,0.6, found",
        "lognormal:8s,-1     | lognormal:8s,-1: expected a number of more than 0 such as 0.6",
        "lognormal:8s,wide   | lognormal:8s,wide: expected a number of more than 0 such as 0.6",
        "pareto:5s,2s        | pareto:5s,2s: expected a number of more than 0",
        "mix:0.9*exp:8s      | mix:0.9*exp:8s: expected positive shares that add up to 1",
        "mix:exp:8s+exp:9s   | mix:exp:8s+exp:9s: expected SHARE*DIST such as 0.9*exp:8s",
        "mix:0.5*exp:8s+0.5*ex:9s | expected one of exp:20s",
      })
  void parse_wrong_saysWhatWasExpected(String text, String message) {
    assertThatThrownBy(() -> Distributions.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining(text.startsWith("mix:0.5") ? "ex:9s" : text.substring(0, 3));
  }

  @Test
  void parse_file_isTheSampleInIt(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("runs"), "8s\n12.5\n1m\n".getBytes(UTF_8));
    Distribution parsed = Distributions.parse("file:" + file);
    assertThat(parsed.mean()).isCloseTo((8 + 12.5 + 60) / 3, within(1e-9));
    assertThat(parsed.text()).isEqualTo("file:" + file);
    assertThat(((Empirical) parsed).sample().size()).isEqualTo(3);
  }

  @Test
  void parse_fileThatIsNotThere_namesIt(@TempDir Path folder) {
    Path file = folder.resolve("none");
    assertThatThrownBy(() -> Distributions.parse("file:" + file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + ": expected a file of run times")
        .hasMessageContaining("check the path");
  }
}
