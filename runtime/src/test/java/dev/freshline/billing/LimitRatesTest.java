package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.events.Event.LimitSample;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.reading.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimitRatesTest {
  private static final Moment START =
      new Moment(Instant.parse("2026-11-03T12:00:00Z"), new Uptime("boot", 1_000_000));
  private static final Instant RESET = START.at().plus(Duration.ofHours(4));

  private static Moment minute(double minutes) {
    return START.plus(Duration.ofMillis((long) (minutes * 60_000)));
  }

  private static LimitSample sample(double minutes, double percent) {
    return new LimitSample("five_hour", percent, RESET, minute(minutes));
  }

  /// One sample a minute, at this rate from 20 % on.
  private static List<LimitSample> steady(int minutes, double percentPerHour) {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i <= minutes; i++) {
      samples.add(sample(i, 20 + i * percentPerHour / 60));
    }
    return samples;
  }

  private static LimitRate only(List<LimitRate> rates) {
    assertThat(rates).hasSize(1);
    return rates.get(0);
  }

  @Test
  void of_steadyUse_isItsRate() {
    LimitRate rate = only(LimitRates.of(steady(30, 24), minute(30)));
    assertThat(rate.percentPerHour()).isCloseTo(24, within(1e-6));
    assertThat(rate.window()).isEqualTo("five_hour");
    assertThat(rate.resetsAt()).isEqualTo(RESET);
    assertThat(rate.observedAt()).isEqualTo(minute(30));
    assertThat(rate.samples()).isEqualTo(31);
  }

  @Test
  void of_anyOrder_isTheSame() {
    List<LimitSample> samples = steady(30, 24);
    List<LimitRate> expected = LimitRates.of(samples, minute(30));
    Collections.shuffle(samples, new Random(3));
    assertThat(LimitRates.of(samples, minute(30))).isEqualTo(expected);
  }

  @Test
  void of_wildSamples_areOutvoted() {
    List<LimitSample> samples = steady(40, 24);
    for (int i = 5; i < 40; i += 8) {
      samples.set(i, sample(i, 95));
    }
    assertThat(only(LimitRates.of(samples, minute(40))).percentPerHour())
        .isCloseTo(24, within(2.0));
  }

  @Test
  void of_roundedPercentages_isNearTheRate() {
    var samples = new ArrayList<LimitSample>();
    for (LimitSample exact : steady(60, 11)) {
      samples.add(
          new LimitSample(
              exact.window(), Math.floor(exact.usedPercent()), RESET, exact.observedAt()));
    }
    assertThat(only(LimitRates.of(samples, minute(60))).percentPerHour())
        .isCloseTo(11, within(1.0));
  }

  @Test
  void of_fourSamples_saysNothing() {
    List<LimitSample> four = List.of(sample(0, 10), sample(5, 12), sample(10, 14), sample(15, 16));
    assertThat(LimitRates.of(four, minute(15))).isEmpty();
  }

  @Test
  void of_fiveSamplesOverTenMinutes_isTheLeastThatSpeaks() {
    List<LimitSample> five =
        List.of(sample(0, 10), sample(2.5, 11), sample(5, 12), sample(7.5, 13), sample(10, 14));
    assertThat(only(LimitRates.of(five, minute(10))).percentPerHour()).isCloseTo(24, within(1e-6));
    List<LimitSample> shorter =
        List.of(sample(0, 10), sample(2, 11), sample(5, 12), sample(7, 13), sample(9.9, 14));
    assertThat(LimitRates.of(shorter, minute(10))).isEmpty();
  }

  @Test
  void of_oneMomentRepeated_countsOnce() {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i < 20; i++) {
      samples.add(sample(0, 10));
      samples.add(sample(15, 20));
    }
    assertThat(LimitRates.of(samples, minute(15))).isEmpty();
  }

  @Test
  void of_noUse_saysNothing() {
    assertThat(LimitRates.of(steady(30, 0), minute(30))).isEmpty();
  }

  @Test
  void of_fallingPercentages_saysNothing() {
    assertThat(LimitRates.of(steady(30, -10), minute(30))).isEmpty();
  }

  @Test
  void of_earlierWindow_isLeftOut() {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i < 20; i++) {
      samples.add(new LimitSample("five_hour", 90, RESET.minus(Duration.ofHours(5)), minute(i)));
    }
    samples.add(sample(20, 1));
    samples.add(sample(21, 2));
    assertThat(LimitRates.of(samples, minute(21))).isEmpty();
  }

  @Test
  void of_resetsRoundedDifferently_areOneWindow() {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i <= 15; i++) {
      samples.add(
          new LimitSample("five_hour", 20 + i, RESET.plusMillis(i % 2 == 0 ? 0 : 900), minute(i)));
    }
    assertThat(only(LimitRates.of(samples, minute(15))).percentPerHour())
        .isCloseTo(60, within(1e-6));
  }

  @Test
  void of_idleMorningThenWork_speaksOfTheWork() {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i <= 180; i++) {
      samples.add(sample(i, i < 120 ? 10 : 10 + (i - 120) * 0.5));
    }
    assertThat(only(LimitRates.of(samples, minute(180))).percentPerHour())
        .isCloseTo(30, within(0.1));
  }

  @Test
  void of_windowPastItsReset_saysNothing() {
    assertThat(LimitRates.of(steady(30, 24), new Moment(RESET, null))).isEmpty();
  }

  @Test
  void of_limitWithoutReset_saysNothing() {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i <= 30; i++) {
      samples.add(new LimitSample("spend_limit", i, null, minute(i)));
    }
    assertThat(LimitRates.of(samples, minute(30))).isEmpty();
  }

  @Test
  void of_clockSetForwardBetween_doesNotStretchTheTime() {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i <= 8; i++) {
      Moment seen = minute(i);
      Moment shown =
          i < 4 ? seen : new Moment(seen.at().plus(Duration.ofMinutes(20)), seen.uptime());
      samples.add(new LimitSample("five_hour", 20 + i, RESET, shown));
    }
    // By the wall it is 28 minutes, in truth 8: too few to say anything.
    assertThat(LimitRates.of(samples, minute(28))).isEmpty();
  }

  @Test
  void of_thousandsOfSamples_pairsABoundedNumber() {
    var samples = new ArrayList<LimitSample>();
    for (int i = 0; i < 3_000; i++) {
      samples.add(sample(i / 60.0, 20 + i / 600.0));
    }
    LimitRate rate = only(LimitRates.of(samples, minute(50)));
    assertThat(rate.samples()).isEqualTo(LimitRates.MAX_SAMPLES);
    assertThat(rate.percentPerHour()).isCloseTo(6, within(0.05));
  }

  @Test
  void news_onlyWhatWasObservedLater() {
    List<LimitSample> known = List.of(sample(1, 20));
    assertThat(LimitRates.news(known, List.of(reading("five_hour", 20, minute(1))))).isEmpty();
    assertThat(LimitRates.news(known, List.of(reading("five_hour", 21, minute(2)))))
        .containsExactly(sample(2, 21));
    assertThat(LimitRates.news(known, List.of(reading("seven_day", 5, minute(0))))).hasSize(1);
  }

  private static Reading<Limit> reading(String window, double percent, Moment at) {
    return new Reading<>(new Limit(window, percent, RESET), Stamp.instant(at, "stdin"));
  }
}
