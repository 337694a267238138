package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.cache.ReadingCache;
import dev.freshline.events.Author;
import dev.freshline.events.Journal;
import dev.freshline.host.MemoryDisk;
import dev.freshline.limits.LedgerKeeper;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import dev.freshline.wire.RecordFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpkeepTest {
  private static final Path STATE = Path.of("/state");
  private static final Path SESSIONS = STATE.resolve("sessions");
  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-03T12:00:00Z"), new Uptime("boot", 0));

  private final MemoryDisk disk = new MemoryDisk().setMillis(NOW.epochMillis());
  private final Random random = new Random(1);
  private final Upkeep upkeep =
      new Upkeep(
          disk,
          List.of(STATE),
          new ReadingCache(disk, STATE.resolve("reading.json"), random),
          new LimitsLedger(disk, SESSIONS, random),
          new LedgerKeeper(disk, SESSIONS),
          new JournalKeeper(
              new Journal(disk, STATE, random),
              new ForecastFile(
                  new RecordFile(
                      disk, STATE.resolve(ForecastFile.NAME), ForecastFile.LIMIT, random)),
              new Author(7, null)));

  @Test
  void isDue_neverDone_isDueUntilItIs() {
    disk.put(SESSIONS.resolve("a.limits"), "torn");
    Moment later = NOW.plus(Duration.ofDays(9));
    assertThat(upkeep.isDue(later)).isTrue();
    upkeep.tidy(later);
    assertThat(upkeep.isDue(later)).isFalse();
    assertThat(disk.files()).containsExactly(STATE.resolve(ForecastFile.NAME));
  }

  @Test
  void tidy_noFolderYet_makesIt() {
    upkeep.tidy(NOW);
    assertThat(upkeep.isDue(NOW)).isFalse();
  }

  @Test
  void isDue_nothingCanBeWritten_staysDue() {
    disk.put(STATE.resolve("journal.jsonl"), "").makeReadOnly(STATE);
    upkeep.tidy(NOW);
    assertThat(upkeep.isDue(NOW)).isTrue();
  }
}
