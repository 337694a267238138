package dev.freshline.reports.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.predict.Cases;
import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagingTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration LEAST = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private Staging staging(Protocol protocol, String service, double gap)
      throws UsageException, IOException {
    var workload =
        new Workload(Distributions.parse(service), null, new Demand.Poisson(gap), 0, 0, 10, 0, 1);
    return Staging.of(workload, List.of(protocol), 300, LONGEST, folder, 1);
  }

  /// A load refuses more renders than that.
  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.0041, 0.01, 1})
  void load_fastRenders_isAsLongAsALoadMayBe(double gap) throws Exception {
    Protocol protocol = Cases.plain();
    Load load = staging(protocol, "uniform:5s..40s", gap).load(protocol);
    assertThat(load.span().toMillis() / 1000.0 / gap).isLessThanOrEqualTo(Load.MOST_RENDERS);
    assertThat(load.played(load.span())).isBetween(LEAST.minusMillis(1), LONGEST);
  }

  @Test
  void asPlayed_endThatNobodySaw_canBePredicted() throws Exception {
    Path observed = Files.writeString(folder.resolve("observed"), "20\n35+\n35+\n");
    Protocol protocol = Cases.plain("fetchTimeout=35s");
    Workload played = staging(protocol, "file:" + observed, 1).asPlayed(0.5);
    assertThat(new ModelPredictor().predict(protocol, played, 1).cycleSeconds()).isNotNull();
  }
}
