package dev.freshline.stress.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessesTest {
  private static final RunTimes RUN_TIMES =
      new RunTimes(List.of(Duration.ofSeconds(8), Duration.ofSeconds(40)));

  /// What a reader takes in at a glance.
  private static final int MOST_STEPS = 12;

  private static Counterexample found(Protocol protocol, Property property) {
    Sought sought = Witnesses.seek(protocol, property, RUN_TIMES, Budget.QUICK);
    if (sought instanceof Sought.Found(Counterexample example, long _)) {
      return example;
    }
    throw new AssertionError("expected a counter-example to " + property + ", found " + sought);
  }

  /// Its outer deadline of 30 s ends the owner before the 35 s are over.
  private static Protocol review(boolean deadline) throws Exception {
    var json = ProtocolJson.write(Profiles.named("review"));
    return ProtocolJson.read(deadline ? json : json.put("deadline", "none"));
  }

  @ParameterizedTest
  @CsvSource({
    "TWO_RUNS, false",
    "STEAL_FROM_LIVING, false",
    "STALE_WRITE, false",
    "STALE_SHOWN_FRESH, true",
    "STALE_HELD_BACK, true",
    "DEFAULT_SHOWN, true",
    "DUPLICATE_RUN, true",
    "CUT_OFF, true",
    "ORPHAN_OUTLIVES, true"
  })
  void seek_defectOfTheReview_isFoundAndShort(Property property, boolean deadline)
      throws Exception {
    Counterexample example = found(review(deadline), property);
    assertThat(example.property()).isEqualTo(property);
    assertThat(example.timeline().steps()).hasSizeLessThanOrEqualTo(MOST_STEPS);
    assertThat(example.timeline().text()).contains("***");
  }

  @Test
  void seek_theReviewsRace_isTheOwnersTimeoutAtTheLocksAge() throws Exception {
    String text = found(review(false), Property.TWO_RUNS).timeline().text();
    assertThat(text).containsPattern("35\\.000 +A +is kept from running");
    assertThat(text).containsPattern("36\\.000 +B +deletes billing.lock");
  }

  @Test
  void seek_again_isTheSameToTheLastEffect() throws Exception {
    assertThat(found(review(false), Property.STALE_WRITE))
        .isEqualTo(found(review(false), Property.STALE_WRITE));
  }

  @Test
  void seek_kernelLock_isNeverTakenFromTheLiving() {
    Sought sought =
        Witnesses.seek(
            Profiles.named("ticpu"), Property.STEAL_FROM_LIVING, RUN_TIMES, Budget.QUICK);
    assertThat(sought).isInstanceOf(Sought.NotFound.class);
  }

  @Test
  void seek_leaseWithinItsSlack_isNotLost() {
    Budget slack = Budget.QUICK.delay(Duration.ofSeconds(2));
    Protocol leader = Profiles.named("client-go");
    assertThat(Witnesses.seek(leader, Property.STEAL_FROM_LIVING, RUN_TIMES, slack))
        .isInstanceOf(Sought.NotFound.class);
    assertThat(Witnesses.seek(leader, Property.STEAL_FROM_LIVING, RUN_TIMES, Budget.QUICK))
        .isInstanceOf(Sought.Found.class);
  }

  @Test
  void seek_leaseOfOpenLength_isNotPlayed() {
    Sought sought =
        Witnesses.seek(Profiles.named("shedlock"), Property.TWO_RUNS, RUN_TIMES, Budget.QUICK);
    assertThat(sought).isInstanceOf(Sought.NotPlayed.class);
    assertThat(sought.toString()).contains("lock.staleAfter");
  }
}
