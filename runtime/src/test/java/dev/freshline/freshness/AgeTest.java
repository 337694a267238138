package dev.freshline.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.FakeClock;
import dev.freshline.reading.Moment;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be said of the time between two moments.
class AgeTest {
  private final FakeClock clock = new FakeClock();
  private Moment then = clock.now();

  private Age age() {
    return Age.between(then, clock.now());
  }

  private void assertKnown(Duration elapsed) {
    assertThat(age()).isEqualTo(new Age.Known(elapsed));
  }

  private void assertUnknowable(String why) {
    assertThat(age())
        .isInstanceOfSatisfying(
            Age.Unknowable.class, unknowable -> assertThat(unknowable.why()).contains(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.001S", "PT1M", "PT240H", "P400D"})
  void between_timePasses_isKnown(Duration elapsed) {
    clock.advance(elapsed);
    assertKnown(elapsed);
  }

  @Test
  void between_suspended_countsTheSleep() {
    clock.advance(Duration.ofMinutes(1));
    clock.suspend(Duration.ofHours(8));
    assertKnown(Duration.ofHours(8).plusMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, forward by 3600s",
    "PT-1H, back by 3600s",
    "P365D, forward",
    "P-365D, back",
    "PT2.001S, forward by 2s",
    "PT-2.001S, back by 2s"
  })
  void between_clockWasSet_isUnknowable(Duration step, String why) {
    clock.step(step);
    assertUnknowable(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2S", "PT-2S", "PT0.5S", "PT-0.5S"})
  void between_clocksDifferWithinTolerance_goesByTheUptime(Duration difference) {
    clock.advance(Duration.ofSeconds(10));
    clock.step(difference);
    assertKnown(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({"500, true", "1000, true", "2000, false", "-500, true", "-2000, false"})
  void between_clockIsSlewed_isKnownUpToTwiceTheKernelsRate(long partsPerMillion, boolean known) {
    Duration week = Duration.ofDays(7);
    clock.advance(week);
    clock.step(Duration.ofMillis(week.toMillis() * partsPerMillion / 1_000_000));
    assertThat(age() instanceof Age.Known).isEqualTo(known);
  }

  @Test
  void between_rebooted_goesByTheWallClock() {
    clock.reboot("boot-2");
    clock.advance(Duration.ofMinutes(3));
    assertKnown(Duration.ofMinutes(3));
  }

  @Test
  void between_rebootedWithAClockBehind_isUnknowable() {
    clock.reboot("boot-2");
    clock.step(Duration.ofHours(-1));
    assertUnknowable("3600s in the future");
  }

  @Test
  void between_noUptime_goesByTheWallClock() {
    clock.loseUptime();
    clock.advance(Duration.ofMinutes(3));
    assertKnown(Duration.ofMinutes(3));
  }

  @Test
  void between_noUptimeAndFromTheFuture_isUnknowable() {
    clock.loseUptime();
    clock.step(Duration.ofMillis(-2001));
    assertUnknowable("in the future");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -2000})
  void between_noUptimeAndBarelyFromTheFuture_isNoTime(long millis) {
    clock.loseUptime();
    clock.step(Duration.ofMillis(millis));
    assertKnown(Duration.ZERO);
  }

  @Test
  void between_uptimeRanBack_isUnknowable() {
    clock.advance(Duration.ofSeconds(10));
    Moment now = clock.now();
    Moment later = then.plus(Duration.ofMinutes(1));
    assertThat(Age.between(later, now))
        .isInstanceOfSatisfying(
            Age.Unknowable.class,
            unknowable -> assertThat(unknowable.why()).contains("50s ahead of the uptime"));
  }

  @Test
  void between_anyMovesOfTheClocks_isNeverNegativeNorLessThanTheUptimeTells() {
    var random = new Random(20261123);
    for (int i = 0; i < 20_000; i++) {
      then = clock.now();
      Duration elapsed = Duration.ofMillis(random.nextLong(1_000_000));
      clock.advance(elapsed);
      if (random.nextBoolean()) {
        clock.step(Duration.ofMillis(random.nextLong(-5_000, 5_000)));
      }
      if (age() instanceof Age.Known(Duration known)) {
        assertThat(known).isEqualTo(elapsed);
      }
    }
  }
}
