package dev.freshline.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.source.Failure.Kind;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTableTest {
  private static final Duration CAP = Duration.ofSeconds(50);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void ofCcusage_anyKind_staysBetweenOneSecondAndTheCap(Kind kind) {
    var rule = BackoffTable.ofCcusage(CAP).ruleFor(kind);
    var random = new Random(3);
    for (int i = 1; i < 200; i++) {
      assertThat(rule.delay(i, null, random)).isBetween(Duration.ofSeconds(1), CAP);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_INSTALLED", "NO_DATA_DIRECTORY"})
  void ofCcusage_onlyTheUserCanHelp_waitsTheCapAtOnce(Kind kind) {
    assertThat(BackoffTable.ofCcusage(CAP).ruleFor(kind).delay(1, null, new Random(1)))
        .isEqualTo(CAP);
  }

  @Test
  void ofCcusage_timeout_startsAtFiveSeconds() {
    var rule = BackoffTable.ofCcusage(CAP).ruleFor(Kind.TIMED_OUT);
    assertThat(rule.base()).isEqualTo(Duration.ofSeconds(5));
    assertThat(rule.delay(1, null, new Random(1))).isLessThanOrEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 500, 1000, 4999})
  void ofCcusage_tinyCap_isARuleStill(long millis) {
    Duration cap = Duration.ofMillis(millis);
    assertThat(BackoffTable.ofCcusage(cap).ruleFor(Kind.EXITED).delay(9, null, new Random(1)))
        .isLessThanOrEqualTo(cap);
  }

  @Test
  void ofOAuth_rateLimited_isAtLeastFiveMinutesAndAtMostFourHours() {
    var rule = BackoffTable.ofOAuth().ruleFor(Kind.RATE_LIMITED);
    var random = new Random(3);
    for (int i = 1; i < 200; i++) {
      assertThat(rule.delay(i, Duration.ZERO, random))
          .isBetween(Duration.ofMinutes(5), Duration.ofHours(4));
    }
    assertThat(rule.base()).isEqualTo(Duration.ofMinutes(15));
    assertThat(rule.cap()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void ofOAuth_rateLimitedWithARetryAfter_isNeverBelowIt() {
    var rule = BackoffTable.ofOAuth().ruleFor(Kind.RATE_LIMITED);
    assertThat(rule.delay(1, Duration.ofMinutes(40), new Random(1)))
        .isEqualTo(Duration.ofMinutes(40));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORIZED", "FORBIDDEN"})
  void ofOAuth_refused_doublesFromAQuarterOfAnHour(Kind kind) {
    var rule = BackoffTable.ofOAuth().ruleFor(kind);
    assertThat(rule.delay(1, null, new Random(1))).isEqualTo(Duration.ofMinutes(15));
    assertThat(rule.delay(2, null, new Random(1))).isEqualTo(Duration.ofMinutes(30));
    assertThat(rule.delay(9, null, new Random(1))).isEqualTo(Duration.ofHours(4));
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_CREDENTIALS", "SERVER_ERROR", "STALLED", "UNREACHABLE", "MALFORMED"})
  void ofOAuth_passing_isAMinuteAtFirstAndAQuarterAtMost(Kind kind) {
    var rule = BackoffTable.ofOAuth().ruleFor(kind);
    assertThat(rule.delay(1, null, new Random(1))).isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(rule.delay(99, null, new Random(1))).isLessThanOrEqualTo(Duration.ofMinutes(15));
    assertThat(rule.delay(1, Duration.ofHours(1), new Random(1))).isEqualTo(Duration.ofHours(1));
  }
}
