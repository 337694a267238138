package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CandidateTest {
  private static Candidate costing(double cpu, double runs) {
    var prediction =
        new Prediction(
            null,
            null,
            null,
            Map.of(),
            null,
            null,
            Figure.exact(runs),
            null,
            Figure.exact(cpu),
            null,
            null,
            null,
            null);
    var cadence = new Cadence(35, 90, Origin.END, 120);
    return new Candidate(cadence, Draft.of(Profiles.named("review")), prediction, List.of());
  }

  @Test
  void saves_lessCpuForMoreRuns_isCheaper() {
    assertThat(costing(90, 40).saves(0.02, costing(100, 30))).isTrue();
    assertThat(costing(100, 30).saves(0.02, costing(90, 40))).isFalse();
  }

  @Test
  void saves_sameCpu_isCheaperByItsRuns() {
    assertThat(costing(100, 30).saves(0.02, costing(100, 40))).isTrue();
    assertThat(costing(100, 40).saves(0.02, costing(100, 40))).isFalse();
  }

  @Test
  void saves_lessThanThatPart_isNot() {
    assertThat(costing(99, 30).saves(0.02, costing(100, 40))).isFalse();
    assertThat(costing(97, 50).saves(0.02, costing(100, 40))).isTrue();
  }
}
