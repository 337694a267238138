package dev.freshline.reports.report.path;

import static dev.freshline.reports.predict.Cases.plain;
import static dev.freshline.reports.predict.Cases.there;
import static dev.freshline.reports.predict.Cases.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.DurationsFile;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {
  private static final double LONG = 3e6;

  private static AgePath course(Protocol protocol, Workload workload, long seed, double end) {
    return Objects.requireNonNull(Course.of(protocol, workload, seed, end));
  }

  /// What is drawn is what is predicted: over a long time the same share is stale.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stampAt=start | 0 | 0",
        "cooldownFrom=start, stampAt=start | 0 | 0",
        "gate=stale-first, freshFor=80s | 0 | 0",
        "cooldown=none | 0 | 0",
        // Only a run that is ended takes the time of a kill; what fails by itself does not.
        "freshFor=120s, fetchTimeout=60s, killGrace=20s | 0.3 | 0",
        "freshFor=120s, backoff.base=10s, backoff.factor=2, backoff.cap=60s, backoff.jitter=full"
            + " | 0.3 | 0",
        "freshFor=120s, deadline=30s | 0 | 0",
        // Readers of a pid file ask whether its owner lives; a folder waits for its age.
        "freshFor=120s, fetchTimeout=60s, lock.staleAfter=10m, lock.stealsFromLiving=true | 0 |"
            + " 0.2",
        "freshFor=120s, lock.kind=mkdir, lock.staleAfter=200s | 0 | 0.2",
        "freshFor=120s, lock.staleAfter=200s, lock.heartbeat=15s | 0 | 0.2",
      })
  void of_longTime_isStaleAsOftenAsIsPredicted(String changes, double failures, double crashes) {
    Protocol protocol = plain(changes.split(", ", -1));
    Workload workload = workload("exp:20s", "poisson:4s", failures, crashes, 0);
    double fresh = Objects.requireNonNull(protocol.freshFor()).toSeconds();
    var predicted = new ModelPredictor().predict(protocol, workload, 1);
    assertThat(course(protocol, workload, 1, LONG).shareOlderThan(fresh))
        .isCloseTo(there(predicted.staleFraction()).value(), within(0.015));
  }

  @Test
  void of_nothingEverSucceeds_beginsWithARunOfTheTimeout() {
    Protocol protocol = plain("stampAt=start", "fetchTimeout=35s");
    AgePath path = course(protocol, workload("fixed:60s", "poisson:1s"), 1, 1_000);
    assertThat(path.publishes()).containsExactly(new AgePath.Publish(0, 35));
  }

  @Test
  void of_runsWhoseEndNobodySaw_beginsWithOneThatEnded() {
    var cut = DurationsFile.parse("8\n9\n35+\n35+\n", "test");
    var workload = new Workload(Empirical.of(cut), cut, new Demand.Poisson(1), 0, 0, 10, 0, 1);
    for (int seed = 0; seed < 20; seed++) {
      AgePath path = course(plain("stampAt=start"), workload, seed, 1_000);
      assertThat(path.publishes().getFirst().ageSeconds()).isIn(8.0, 9.0);
    }
  }
}
