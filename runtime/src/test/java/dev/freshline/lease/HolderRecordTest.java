package dev.freshline.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.ProcessIdentity;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderRecordTest {
  private static final long START = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "-1, false, false",
    "0, true, false",
    "10000, true, false",
    "12000, true, false",
    "12001, false, true"
  })
  void time_afterAcquisition_isUpAfterItsOwnAndTheGrace(long millis, boolean within, boolean over) {
    var record = record(Duration.ofSeconds(10), "boot");
    var now = Moment.ofMillis(START + millis, new Uptime("boot", START + millis));
    assertThat(record.isWithinTime(now)).isEqualTo(within);
    assertThat(record.isOverdue(now)).isEqualTo(over);
  }

  @Test
  void time_uptimeDoesNotTell_isNeitherUpNorLeft() {
    var later = Moment.ofMillis(START, new Uptime("another boot", START));
    assertThat(record(Duration.ofSeconds(10), "boot").isOverdue(later)).isFalse();
    assertThat(record(Duration.ofSeconds(10), "boot").isWithinTime(later)).isFalse();
    assertThat(record(Duration.ofSeconds(10), null).isOverdue(later)).isFalse();
    assertThat(record(Duration.ofSeconds(10), null).isWithinTime(later)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 3601, Long.MAX_VALUE / 1000})
  void record_impossibleTime_isRefused(long seconds) {
    assertThatThrownBy(() -> record(Duration.ofSeconds(seconds), "boot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdFor must be positive and at most PT1H");
  }

  private static HolderRecord record(Duration holdFor, @Nullable String boot) {
    Uptime uptime = boot == null ? null : new Uptime(boot, START);
    return new HolderRecord(
        1,
        "nonce",
        "s-1",
        new ProcessIdentity(7, 1, "boot", 1, 1),
        "here",
        Moment.ofMillis(START, uptime),
        holdFor);
  }
}
