package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.events.Author;
import dev.freshline.events.Journal;
import dev.freshline.host.MemoryDisk;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.reading.Uptime;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JournalKeeperTest {
  private static final Path STATE = Path.of("/state");
  private static final Moment START =
      new Moment(Instant.parse("2026-11-03T12:00:00Z"), new Uptime("boot", 0));

  private final MemoryDisk disk = new MemoryDisk();
  private final Journal journal = new Journal(disk, STATE, new Random(1));
  private final ForecastFile forecast =
      new ForecastFile(
          new RecordFile(
              disk, STATE.resolve(ForecastFile.NAME), ForecastFile.LIMIT, new Random(2)));
  private final JournalKeeper keeper =
      new JournalKeeper(journal, forecast, new Author(7, "session"));

  private static List<Reading<Limit>> limits(double percent, Moment observedAt) {
    var limit = new Limit("five_hour", percent, START.at().plus(Duration.ofHours(5)));
    return List.of(new Reading<>(limit, Stamp.instant(observedAt, "stdin")));
  }

  @Test
  void keep_useGoesOn_writesItsRate() throws IOException {
    for (int minute = 0; minute <= 12; minute++) {
      Moment now = START.plus(Duration.ofMinutes(minute));
      keeper.keep(limits(20 + minute, now), now);
      assertThat(forecast.read().rates()).hasSize(minute < 10 ? 0 : 1);
    }
    assertThat(forecast.read().rates().getFirst().percentPerHour()).isCloseTo(60, within(1e-6));
    assertThat(journal.read().samples()).hasSize(13);
  }

  @Test
  void keep_nothingNewObserved_addsNoSample() throws IOException {
    keeper.keep(limits(20, START), START);
    keeper.keep(limits(20, START), START.plus(Duration.ofMinutes(1)));
    assertThat(journal.read().samples()).hasSize(1);
  }

  @Test
  void read_absentDamagedOrForeignForecast_isNoRate() {
    assertThat(forecast.read()).isEqualTo(Forecast.NONE);
    disk.put(STATE.resolve(ForecastFile.NAME), "garbage");
    assertThat(forecast.read()).isEqualTo(Forecast.NONE);
  }

  @Test
  void read_writtenForecast_isTheSame() throws IOException {
    disk.secureDirectory(STATE);
    var rate = new LimitRate("five_hour", START.at(), 12.5, START, 6);
    var made = new Forecast(List.of(rate), START);
    forecast.write(made);
    assertThat(forecast.read()).isEqualTo(made);
  }

  @Test
  void isDue_neverDoneOrLongAgo_andNotRightAfter() throws IOException {
    disk.secureDirectory(STATE);
    assertThat(keeper.isDue(START)).isTrue();
    keeper.keep(List.of(), START);
    assertThat(keeper.isDue(START.plus(Forecast.GOOD_FOR.minusMillis(1)))).isFalse();
    assertThat(keeper.isDue(START.plus(Forecast.GOOD_FOR))).isTrue();
  }

  @Test
  void isDue_clockWasSetOrTheFileIsOfABuildWithoutTheMark_isDue() throws IOException {
    disk.secureDirectory(STATE);
    keeper.keep(List.of(), START);
    assertThat(keeper.isDue(new Moment(START.at().minusSeconds(9), START.uptime()))).isTrue();
    forecast.write(new Forecast(List.of(), null));
    assertThat(keeper.isDue(START)).isTrue();
  }
}
