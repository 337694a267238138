package dev.freshline.limits;

import static dev.freshline.limits.Samples.NOW;
import static dev.freshline.limits.Samples.RESET;
import static dev.freshline.limits.Samples.ago;
import static dev.freshline.limits.Samples.fiveHour;
import static dev.freshline.limits.Samples.seen;
import static dev.freshline.limits.Samples.sevenDay;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LimitsMergeTest {
  @Test
  void merge_nothing_isNothing() {
    assertThat(LimitsMerge.merge(List.of(), NOW)).isEmpty();
  }

  @Test
  void merge_sameWindow_takesTheHighestWithItsOwnStamp() {
    assertThat(
            merge(
                seen(ago(ofMinutes(1)), fiveHour(54)),
                seen(ago(ofMinutes(9)), fiveHour(58)),
                seen(ago(ofMinutes(5)), fiveHour(51))))
        .containsExactly(one(fiveHour(58), ago(ofMinutes(9))));
  }

  @Test
  void merge_samePercentage_takesTheLatestObservation() {
    assertThat(
            merge(
                seen(ago(ofMinutes(9)), fiveHour(58)),
                seen(ago(ofMinutes(1)), fiveHour(58)),
                seen(ago(ofMinutes(5)), fiveHour(58))))
        .containsExactly(one(fiveHour(58), ago(ofMinutes(1))));
  }

  @Test
  void merge_resetsASecondApart_areOneWindow() {
    assertThat(
            merge(
                seen(ago(ofMinutes(1)), fiveHour(54, RESET.plusSeconds(59))),
                seen(ago(ofMinutes(9)), fiveHour(58))))
        .containsExactly(one(fiveHour(58), ago(ofMinutes(9))));
  }

  @Test
  void merge_resetsWithinAMinuteOverSixtyWholeSeconds_areOneWindow() {
    Limit rounded = fiveHour(58, RESET.minusMillis(1));
    assertThat(
            merge(
                seen(ago(ofMinutes(1)), fiveHour(54, RESET.plusSeconds(59))),
                seen(ago(ofMinutes(9)), rounded)))
        .containsExactly(one(rounded, ago(ofMinutes(9))));
  }

  @Test
  void merge_newerWindow_beatsAHigherPercentageOfTheOldOne() {
    Limit renewed = fiveHour(2, RESET.plus(ofMinutes(1)));
    assertThat(merge(seen(ago(ofMinutes(9)), fiveHour(97)), seen(ago(ofMinutes(1)), renewed)))
        .containsExactly(one(renewed, ago(ofMinutes(1))));
  }

  @Test
  void merge_windowPastItsReset_isGone() {
    assertThat(
            merge(
                seen(ago(ofHours(1)), fiveHour(97, NOW.at()), sevenDay(41)),
                seen(ago(ofHours(2)), fiveHour(12, NOW.at().minusSeconds(1)))))
        .containsExactly(one(sevenDay(41), ago(ofHours(1))));
  }

  @Test
  void merge_windows_areChosenEachForItself() {
    assertThat(
            merge(
                seen(ago(ofMinutes(1)), fiveHour(54), sevenDay(41)),
                seen(ago(ofMinutes(9)), sevenDay(40), fiveHour(58))))
        .containsExactlyInAnyOrder(
            one(fiveHour(58), ago(ofMinutes(9))), one(sevenDay(41), ago(ofMinutes(1))));
  }

  @Test
  void merge_observationFromTheFuture_neverBeatsAnother() {
    assertThat(
            merge(
                seen(NOW.plus(ofSeconds(3)), fiveHour(99)), seen(ago(ofMinutes(9)), fiveHour(58))))
        .containsExactly(one(fiveHour(58), ago(ofMinutes(9))));
  }

  @Test
  void merge_onlyObservationIsFromTheFuture_keepsItWithItsStamp() {
    Moment future = NOW.plus(ofHours(1));
    assertThat(merge(seen(future, fiveHour(99)), seen(ago(ofMinutes(1)), sevenDay(41))))
        .containsExactlyInAnyOrder(one(fiveHour(99), future), one(sevenDay(41), ago(ofMinutes(1))));
  }

  @Test
  void merge_resetFurtherOffThanTheWindowIsLong_isNotBelieved() {
    Limit absurd = fiveHour(99, NOW.at().plus(ofHours(7)));
    assertThat(merge(seen(ago(ofMinutes(1)), absurd), seen(ago(ofMinutes(9)), fiveHour(58))))
        .containsExactly(one(fiveHour(58), ago(ofMinutes(9))));
    assertThat(merge(seen(ago(ofMinutes(1)), absurd)))
        .containsExactly(one(fiveHour(99, null), ago(ofMinutes(1))));
  }

  @Test
  void merge_noResetKnown_takesTheLatestAndForgetsItAfterTheWindowsLength() {
    assertThat(
            merge(
                seen(ago(ofMinutes(9)), fiveHour(58, null)),
                seen(ago(ofMinutes(1)), fiveHour(3, null)),
                seen(ago(ofHours(5)), fiveHour(90, null))))
        .containsExactly(one(fiveHour(3, null), ago(ofMinutes(1))));
    assertThat(
            merge(
                seen(ago(ofHours(5)), fiveHour(90, null)),
                seen(ago(ofDays(7)), new Limit("seven_day_opus", 4, null))))
        .isEmpty();
  }

  @Test
  void merge_anyOrder_choosesTheSame() {
    List<Reading<List<Limit>>> observations =
        new ArrayList<>(
            List.of(
                seen(ago(ofMinutes(9)), fiveHour(58), sevenDay(41)),
                seen(ago(ofMinutes(1)), fiveHour(97, RESET.minusSeconds(50))),
                seen(ago(ofMinutes(2)), fiveHour(11, RESET.plusSeconds(50))),
                seen(ago(ofMinutes(3)), fiveHour(80, null)),
                seen(NOW.plus(ofHours(1)), fiveHour(100))));
    var expected = LimitsMerge.merge(observations, NOW);
    var random = new Random(1);
    for (int i = 0; i < 100; i++) {
      Collections.shuffle(observations, random);
      assertThat(LimitsMerge.merge(observations, NOW))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(expected).contains(one(fiveHour(58), ago(ofMinutes(9))));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static List<Reading<Limit>> merge(Reading<List<Limit>>... observations) {
    return LimitsMerge.merge(List.of(observations), NOW);
  }

  private static Reading<Limit> one(Limit limit, Moment at) {
    return new Reading<>(limit, Stamp.instant(at, "stdin"));
  }
}
