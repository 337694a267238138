package dev.freshline.limits;

import static dev.freshline.limits.Samples.NOW;
import static dev.freshline.limits.Samples.ago;
import static dev.freshline.limits.Samples.fiveHour;
import static dev.freshline.limits.Samples.sevenDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.MemoryDisk;
import dev.freshline.limits.LedgerKeeper.Collected;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LedgerKeeperTest {
  private static final Path DIRECTORY = Path.of("/state/sessions");

  private final MemoryDisk disk = new MemoryDisk();
  private final LedgerKeeper keeper = new LedgerKeeper(disk, DIRECTORY);

  @Test
  void collect_noDirectory_isNothing() throws IOException {
    assertThat(keeper.collect(NOW)).isEqualTo(new Collected(0, 0, 0));
  }

  @Test
  void collect_old_removesThatAlone() throws IOException {
    put("old.limits", LedgerKeeper.KEPT_FOR.plusMillis(1), sevenDay(50));
    put("young.limits", LedgerKeeper.KEPT_FOR, sevenDay(50));
    put("dead.limits.1.tmp", LedgerKeeper.TEMPORARY_FOR.plusMillis(1));
    put("alive.limits.2.tmp", LedgerKeeper.TEMPORARY_FOR);
    put("foreign.json", Duration.ofDays(29));

    assertThat(keeper.collect(NOW)).isEqualTo(new Collected(2, 2, 0));

    assertThat(disk.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("alive.limits.2.tmp", "foreign.json", "young.limits");
  }

  @Test
  void collect_outdoneOrDamagedForADay_isRemoved() throws IOException {
    Duration longAgo = LedgerKeeper.OUTDONE_FOR.plusMillis(1);
    put("highest.limits", longAgo.plusDays(5), sevenDay(50));
    put("outdone.limits", longAgo, sevenDay(49), fiveHour(99, ago(longAgo).at()));
    put("young.limits", LedgerKeeper.OUTDONE_FOR, sevenDay(48));
    put("damaged.limits", longAgo);
    put("torn.limits", LedgerKeeper.OUTDONE_FOR);

    assertThat(keeper.collect(NOW)).isEqualTo(new Collected(3, 2, 0));

    assertThat(disk.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("highest.limits", "torn.limits", "young.limits");
  }

  @Test
  void collect_tooMany_removesTheOldest() throws IOException {
    for (int i = 0; i < LedgerKeeper.MOST_FILES + 3; i++) {
      put(i + ".limits", Duration.ofMinutes(i));
    }
    assertThat(keeper.collect(NOW)).isEqualTo(new Collected(LedgerKeeper.MOST_FILES, 3, 0));
    assertThat(disk.files())
        .hasSize(LedgerKeeper.MOST_FILES)
        .contains(DIRECTORY.resolve("499.limits"))
        .doesNotContain(DIRECTORY.resolve("500.limits"));
  }

  @Test
  void collect_directoryReadOnly_countsWhatItCouldNotRemove() throws IOException {
    put("old.limits", Duration.ofDays(9));
    disk.makeReadOnly(DIRECTORY);
    assertThat(keeper.collect(NOW)).isEqualTo(new Collected(0, 0, 1));
  }

  private void put(String name, Duration old, Limit... limits) {
    Moment at = ago(old);
    disk.setMillis(at.epochMillis())
        .put(
            DIRECTORY.resolve(name), LedgerFormat.encode(new LedgerEntry(at, 1L, List.of(limits))));
  }

  private void put(String name, Duration old) {
    disk.setMillis(ago(old).epochMillis()).put(DIRECTORY.resolve(name), "x");
  }
}
