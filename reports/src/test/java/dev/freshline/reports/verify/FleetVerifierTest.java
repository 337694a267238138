package dev.freshline.reports.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.diagnose.Verification.Row;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.DurationsFile;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class FleetVerifierTest {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final double OVERHEAD = 0.01;

  private final List<String> told = new ArrayList<>();

  @Test
  void verify_fleetDoesAsPredicted_nothingMismatches() throws Exception {
    Verification verification = verify(new IdealFleet(OVERHEAD, 1));
    assertThat(verification.scale()).isEqualTo(0.02);
    assertThat(verification.rows()).noneMatch(Row::mismatch);
    assertThat(verification.rows())
        .extracting(Row::figure)
        .contains("cycleSeconds", "staleFraction", "runsPerHour", "duplicatesPerDay");
    assertThat(row(verification, "current", "staleFraction").measured().value())
        .isGreaterThan(5 * row(verification, "recommended", "staleFraction").measured().value());
  }

  /// The broken twin: a fleet that waits a fifth longer than it was told.
  @Test
  void verify_fleetDoesOtherwise_isAMismatch() throws Exception {
    Verification verification = verify(new IdealFleet(OVERHEAD, 1.2));
    assertThat(row(verification, "current", "cycleSeconds").mismatch()).isTrue();
    assertThat(row(verification, "recommended", "cycleSeconds").mismatch()).isTrue();
  }

  @Test
  void verify_runsCostSomethingThemselves_isMeasuredAndPredicted() throws Exception {
    Verification slow = verify(new IdealFleet(0.06, 1));
    // 60 ms are 3 s of the settings; the cycle of the recommended is 78 + 1 + 22.5 + 3 s.
    assertThat(row(slow, "recommended", "cycleSeconds").predicted().value())
        .isCloseTo(104.5, within(1.0));
    assertThat(slow.rows()).noneMatch(Row::mismatch);
    assertThat(slow.notes()).anyMatch(note -> note.contains("at this scale"));
  }

  @Test
  void verify_progress_isTold() throws Exception {
    verify(new IdealFleet(OVERHEAD, 1));
    assertThat(told).anyMatch(line -> line.startsWith("current: "));
    assertThat(told).anyMatch(line -> line.startsWith("recommended: "));
  }

  @Test
  void verify_fleetFails_saysWhy() {
    Fleet broken =
        (load, progress) -> {
          throw new IOException("a session died");
        };
    assertThatThrownBy(() -> verify(broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a session died");
  }

  @Test
  void verify_bursts_areRefused() throws Exception {
    var bursts =
        new Workload(
            Distributions.parse("exp:5s"), null, new Demand.Bursty(1, 60, 600), 0, 0, 10, 0, 1);
    assertThatThrownBy(
            () ->
                verifier(new IdealFleet(OVERHEAD, 1))
                    .verify(protocol("300s"), protocol("78s"), bursts, 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("bursts");
  }

  @Test
  void verify_nothingRecommended_playsTheCurrentSettingsAlone() throws Exception {
    var played = new CopyOnWriteArrayList<Load>();
    var ideal = new IdealFleet(OVERHEAD, 1);
    Fleet counting =
        (load, progress) -> {
          played.add(load);
          return ideal.play(load, progress);
        };
    Verification verification =
        verifier(counting).verify(protocol("140s"), null, workload("uniform:5s..40s"), 7);
    assertThat(verification.rows()).isNotEmpty().allMatch(row -> row.protocol().equals("current"));
    assertThat(played).as("the current settings and the calibration").hasSize(2);
    assertThat(told).noneMatch(line -> line.startsWith("recommended: "));
  }

  /// Runs are played as they are predicted, also where some were cut off.
  @Test
  void verify_observedRuns_agree() throws Exception {
    Sample sample = DurationsFile.parse("20\n30\n35+\n35+\n60\n", "test");
    Verification verification =
        verifier(new IdealFleet(OVERHEAD, 1))
            .verify(
                protocol("140s"),
                protocol("78s"),
                workload("exp:1s").with(Empirical.of(sample), sample),
                7);
    assertThat(verification.rows()).noneMatch(Row::mismatch);
    // On average 46 s, and 0.5 s for what they cost themselves.
    assertThat(row(verification, "current", "cycleSeconds").predicted().value())
        .isCloseTo(140 + 1 + 46.5, within(1.0));
  }

  private Verification verify(Fleet fleet) throws Exception {
    return verifier(fleet)
        .verify(protocol("140s"), protocol("78s"), workload("uniform:5s..40s"), 7);
  }

  private static Workload workload(String service) throws IOException {
    return new Workload(Distributions.parse(service), null, new Demand.Poisson(1), 0, 0, 10, 0, 1);
  }

  private FleetVerifier verifier(Fleet fleet) {
    return new FleetVerifier(new ModelPredictor(), fleet, LONGEST, told::add);
  }

  private static Protocol protocol(String cooldown) throws InvalidProtocolException {
    Protocol plain = ProtocolJson.with(Profiles.named("no-lock"), "lock.kind", "kernel");
    plain = ProtocolJson.with(plain, "fetchTimeout", "none");
    return ProtocolJson.with(plain, "cooldown", cooldown);
  }

  private static Row row(Verification verification, String protocol, String figure) {
    return verification.rows().stream()
        .filter(row -> row.protocol().equals(protocol) && row.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }
}
