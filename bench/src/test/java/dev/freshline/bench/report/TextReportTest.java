package dev.freshline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextReportTest {
  private final String text = TextReport.of(Results.full());

  @Test
  void of_goalThatIsMissed_saysExpectedFoundAndWhy() {
    assertThat(text).contains("miss  Floors.stat: p50 <= 1 us (goal), found 2 us", "      since");
  }

  @Test
  void of_peerThatIsAbsent_saysWhy() {
    assertThat(text).contains("ccline <1>: absent: its package is not for this machine");
  }

  @Test
  void of_fewPairs_saysHowLittleTheirIntervalCovers() {
    assertThat(text).contains("1.50 (1.40 to 1.70, 96 %)", "1.40 (0.60 to 2.20, 75 %)");
  }

  @Test
  void of_waitsThatHaveNotEnded_areALowerBoundAndCounted() {
    assertThat(text.lines().filter(line -> line.startsWith("review")))
        .singleElement()
        .asString()
        .containsSubsequence("50.", ">= 90.", ">= 99.", ">= 100", ">= 50.", "50 %", "100")
        .doesNotContain(">= 50.0 s  >= 90");
  }

  @Test
  void of_circumstances_areToldFirst() {
    assertThat(text).startsWith("a cpu, 2 cores, Linux").contains("load 1.5", "abc1234", "ext4");
  }
}
