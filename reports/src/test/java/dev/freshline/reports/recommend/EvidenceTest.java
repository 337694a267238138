package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.statistics.EffectiveSize;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Sample.Run;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EvidenceTest {
  @Test
  void needed_nothingCutOff_isAsTheBinomialHasIt() {
    assertThat(Evidence.needed(0.90, 0)).isEqualTo(29);
    assertThat(Evidence.needed(0.95, 0)).isEqualTo(59);
    assertThat(Evidence.needed(0.99, 0)).isEqualTo(299);
  }

  /// In spells of ten, 100 runs are worth a few; so many times more are needed.
  @Test
  void insufficient_runsThatResembleTheirNeighbours_needsMoreOfThem() {
    var spells =
        IntStream.range(0, 100).mapToObj(i -> new Run(i / 10 % 2 == 0 ? 30 : 6, false)).toList();
    var sample = new Sample(spells, "a test");
    var told = Evidence.insufficient(sample, 0.95, new Tail.Unknown("", "", "", ""));
    int worth = (int) EffectiveSize.of(sample);
    assertThat(worth).isBetween(5, 20);
    assertThat(told.needed()).isEqualTo((int) Math.ceil(59 * 100.0 / worth));
    assertThat(told.missing()).isEqualTo(told.needed() - 100);
  }

  @Test
  void needed_someCutOff_isMore() {
    // 95 % confidence that the second largest of n covers Q95 takes n = 93.
    assertThat(Evidence.needed(0.95, 1)).isEqualTo(93);
  }
}
