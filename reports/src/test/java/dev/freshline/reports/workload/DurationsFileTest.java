package dev.freshline.reports.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.reports.workload.Sample.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsFileTest {
  @Test
  void parse_lines_readsSecondsUnitsAndCensoredOnes() {
    Sample sample =
        DurationsFile.parse("# measured\n12.3s # slow\n\n1m2s\n 35s+#cut off\n0\n", "runs");
    assertThat(sample.runs())
        .containsExactly(
            new Run(12.3, false), new Run(62, false), new Run(35, true), new Run(0, false));
    assertThat(sample.censored()).isEqualTo(1);
  }

  @Test
  void parse_json_readsNumbersTextsAndObjects() {
    String array =
        "[12.3, \"1m2s\", \"35s+\", {\"seconds\": 35, \"censored\": true}, {\"seconds\": 1}]";
    Sample sample = DurationsFile.parse(array, "runs");
    assertThat(sample.runs())
        .containsExactly(
            new Run(12.3, false),
            new Run(62, false),
            new Run(35, true),
            new Run(35, true),
            new Run(1, false));
    assertThat(DurationsFile.parse("{\"runs\": " + array + "}", "runs")).isEqualTo(sample);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "12.3;fast        | runs:2: expected a number at position 1",
        "12.3;-4s         | runs:2: expected a duration of 0 or more",
        "900000           | runs:1: expected a run of 0 s to 1 day, found 900000.0 s; a bare number"
            + " counts seconds",
        "35sec            | runs:1: expected one of the units",
        "[1, true]        | runs[1]: expected a number of seconds, a text such as \"35s+\"",
        "[1, {\"s\": 2}]  | runs[1]: expected a number of seconds",
        "[{\"seconds\": 2, \"censored\": 1}] | runs[0]: expected a number of seconds",
        "{\"x\": 1}       | runs: expected an array of run times",
        "[1, 2            | runs: expected JSON",
        "# nothing        | runs: expected at least one run time, found none",
      })
  void parse_wrong_namesThePlace(String content, String message) {
    assertThatThrownBy(() -> DurationsFile.parse(content.replace(';', '\n'), "runs"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void sha256_sameRuns_isTheSameWhateverTheFileLooksLike() {
    Sample lines = DurationsFile.parse("12.3\n35s+\n", "a");
    assertThat(DurationsFile.parse("[\"12300ms\", \"35s+\"]", "b").sha256())
        .isEqualTo(lines.sha256())
        .hasSize(64);
    assertThat(DurationsFile.parse("12.3\n35s\n", "a").sha256()).isNotEqualTo(lines.sha256());
  }
}
