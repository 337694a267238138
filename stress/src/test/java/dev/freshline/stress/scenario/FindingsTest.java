package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.fleet.CacheWatch;
import org.junit.jupiter.api.Test;

class FindingsTest {
  @Test
  void broken_nothingFound_isEmpty() {
    var findings = new Findings().require(true, "a").count("b", 0);
    assertThat(findings.breaches()).isZero();
    assertThat(findings.broken()).isEmpty();
  }

  @Test
  void broken_severalFound_areCountedByName() {
    var findings = new Findings().require(false, "a").count("b", 2).require(false, "a");
    assertThat(findings.breaches()).isEqualTo(4);
    assertThat(findings.broken()).isEqualTo("; BROKEN: 2 x a, 2 x b");
  }

  @Test
  void watched_eachKind_isABreach() {
    var findings = new Findings().watched(new CacheWatch.Seen(9, 1, 2, 3, 4));
    assertThat(findings.breaches()).isEqualTo(10);
    assertThat(findings.broken())
        .contains("1 x torn reads", "2 x tokens that went back", "4 x holders at once");
  }
}
