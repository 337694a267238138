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
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private Verification verify(Fleet fleet) throws Exception {
    var workload =
        new Workload(
            Distributions.parse("uniform:5s..40s"), null, new Demand.Poisson(1), 0, 0, 10, 0, 1);
    return verifier(fleet).verify(protocol("140s"), protocol("78s"), workload, 7);
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
