package dev.freshline.stress.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.settings.Durations;
import dev.freshline.settings.SettingsReader;
import dev.freshline.stress.protocol.Protocol.FreshFlag;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Lock;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.protocol.Protocol.Origin;
import dev.freshline.stress.protocol.Protocol.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ProfilesTest {
  static final List<String> NAMES = Profiles.NAMES;

  /// The rows of the sources: a hyphen is what the source leaves open, `none` what it has none of.
  @ParameterizedTest
  @CsvSource({
    "freshline,          60s,  150s, kernel,  none, none,  0, 40s,  none",
    "review,             300s, 120s, pidfile, 35s,  3s,   15, 35s,  30s",
    "review-before,      120s, 120s, pidfile, 35s,  100ms, 3, 25s,  30s",
    "review-after,       none, 120s, pidfile, 15s,  2s,    5, 28s,  30s",
    "ccstatusline,       none, 180s, pidfile, 30s,  none,  0, 5s,   -",
    "ccline,             none, 300s, none,    none, none,  0, -,    -",
    "claude-powerline,   none, -,    pidfile, -,    -,     -, -,    -",
    "ccusage-statusline, 1s,   none, pidfile, none, none,  0, none, none",
    "ticpu,              none, 300s, kernel,  none, -,     -, 5s,   -",
    "proper-lockfile,    -,    -,    mkdir,   10s,  none,  0, -,    -",
    "shedlock,           -,    -,    lease,   -,    none,  0, -,    -",
    "client-go,          -,    -,    lease,   15s,  2s,    -, 10s,  -",
    "no-lock,            none, 120s, none,    none, none,  0, 35s,  none",
  })
  void named_each_saysWhatItsSourceSays(
      String name,
      String cooldown,
      String freshFor,
      String lock,
      String staleAfter,
      String every,
      String count,
      String fetchTimeout,
      String deadline) {
    Protocol profile = Profiles.named(name);
    assertThat(profile.name()).isEqualTo(name);
    assertDuration(profile, "cooldown", profile.cooldown(), cooldown);
    assertDuration(profile, "freshFor", profile.freshFor(), freshFor);
    assertThat(Keys.word(profile.lock().kind())).isEqualTo(lock);
    assertDuration(profile, "lock.staleAfter", profile.lock().staleAfter(), staleAfter);
    assertDuration(profile, "wait.every", profile.waiting().every(), every);
    assertThat(profile.open().contains("wait.count") ? "-" : "" + profile.waiting().count())
        .isEqualTo(count);
    assertDuration(profile, "fetchTimeout", profile.fetchTimeout(), fetchTimeout);
    assertDuration(profile, "deadline", profile.deadline(), deadline);
  }

  private static void assertDuration(
      Protocol profile, String key, @Nullable Duration found, String said) {
    boolean open = profile.open().contains(key);
    String text = found != null ? Durations.format(found) : open ? "-" : "none";
    assertThat(text).as(key).isEqualTo(normal(said));
  }

  private static String normal(String said) {
    return Character.isDigit(said.charAt(0)) ? Durations.format(Durations.parse(said)) : said;
  }

  @Test
  void named_review_hasTheReviewsContradictions() {
    Protocol review = Profiles.named("review");
    assertThat(review.gate()).isEqualTo(Gate.COOLDOWN_FIRST);
    assertThat(review.freshFlag()).isEqualTo(FreshFlag.STORED);
    assertThat(review.killsTree()).isFalse();
    assertThat(review.publishInsideLock()).isFalse();
    assertThat(review.lock())
        .isEqualTo(new Lock(LockKind.PIDFILE, Duration.ofSeconds(35), true, false, null));
    assertThat(review.waiting()).isEqualTo(new Waiting(Duration.ofSeconds(3), 15, false));
    assertThat(review.aliases())
        .isEqualTo(
            Map.of(
                "fetchTimeout", List.of(Duration.ofSeconds(35), Duration.ofSeconds(25)),
                "lock.staleAfter", List.of(Duration.ofSeconds(35), Duration.ofSeconds(60))));
  }

  @Test
  void named_freshline_isTheDefaultSettings() {
    Protocol ours = Profiles.named("freshline");
    var timings = SettingsReader.read(null, Map.of()).settings().timings();
    assertThat(ours.cooldown()).isEqualTo(timings.cooldown());
    assertThat(ours.freshFor()).isEqualTo(timings.freshFor());
    assertThat(ours.criticalAfter()).isEqualTo(timings.criticalAfter());
    assertThat(ours.fetchTimeout()).isEqualTo(timings.fetchTimeout());
    assertThat(ours.killGrace()).isEqualTo(timings.killGrace());
    assertThat(ours.cooldownFrom()).isEqualTo(Origin.START);
    assertThat(ours.open()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void write_each_isReadBackAlike(String name) throws Exception {
    Protocol profile = Profiles.named(name);
    assertThat(ProtocolJson.read(ProtocolJson.write(profile))).isEqualTo(profile);
  }

  @Test
  void named_unknown_listsTheKnown() {
    assertThatThrownBy(() -> Profiles.named("revue"))
        .hasMessageContaining("revue")
        .hasMessageContaining("review-before");
  }
}
