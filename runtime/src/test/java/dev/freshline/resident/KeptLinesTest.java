package dev.freshline.resident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.FakeMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptLinesTest {
  private static final Path RUN = Path.of("/run");
  private static final Path FOLDER = RUN.resolve("lines");
  private static final Instant AT = Instant.ofEpochMilli(1_764_260_000_123L);

  private final FakeMachine machine = new FakeMachine();
  private final KeptLines lines = new KeptLines(machine.disk, RUN, 7);

  @BeforeEach
  void begun() {
    lines.begin();
  }

  private int count() throws IOException {
    return machine.disk.list(FOLDER, 10_000).size();
  }

  @Test
  void keep_line_saysFromWhenUntilWhenAndHowLongItsPartsAre() throws IOException {
    lines.keep("s-1", "80", AT, "⚠ ", "s ago │ $4.24\n");
    assertThat(machine.disk.text(FOLDER.resolve("s-1")))
        .isEqualTo("1 1764260000123 1764260005123 80 4 16\u001f⚠ s ago │ $4.24\n");
    assertThat(count()).isEqualTo(1);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "wide", "80 1", "-5", "١"})
  void keep_columnsThatAreNone_areUntold(@Nullable String columns) {
    lines.keep("s-1", columns, AT, "a", "b");
    assertThat(machine.disk.text(FOLDER.resolve("s-1"))).contains("5123 - 1 1\u001f");
  }

  @Test
  void keep_lineOfTheSameSession_takesTheFormersPlace() throws IOException {
    lines.keep("s-1", "80", AT, "a", "b");
    lines.keep("s-1", "80", AT, "c", "d");
    assertThat(machine.disk.text(FOLDER.resolve("s-1"))).endsWith("\u001fcd");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keep_moreSessionsThanAreKept_forgetsWhoWasLongestSilent() throws IOException {
    lines.keep("first", "80", AT, "a", "b");
    lines.keep("second", "80", AT, "a", "b");
    lines.keep("first", "80", AT, "a", "b");
    for (int i = 0; i < KeptLines.MOST - 1; i++) {
      lines.keep("s-" + i, "80", AT, "a", "b");
    }
    assertThat(count()).isEqualTo(KeptLines.MOST);
    assertThat(machine.disk.text(FOLDER.resolve("first"))).isNotNull();
    assertThat(machine.disk.text(FOLDER.resolve("second"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../resident", "a b", "ü", "a\nb", "7.tmp"})
  void keep_sessionThatIsNoName_isNotKept(String session) throws IOException {
    lines.keep(session, "80", AT, "a", "b");
    assertThat(count()).isZero();
  }

  @Test
  void keep_sessionOfAnyLength_isKeptUpTo64Characters() throws IOException {
    lines.keep("x".repeat(65), "80", AT, "a", "b");
    assertThat(count()).isZero();
    lines.keep("x".repeat(64), "80", AT, "a", "b");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keep_remainsOfAKilledWrite_areNoObstacle() throws IOException {
    machine.disk.put(FOLDER.resolve("7.tmp"), "half");
    lines.keep("s-1", "80", AT, "a", "b");
    assertThat(machine.disk.text(FOLDER.resolve("s-1"))).endsWith("ab");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keep_runDirectoryGone_doesNotBringItBack() throws IOException {
    machine.disk.deleteTree(RUN);
    lines.keep("s-1", "80", AT, "a", "b");
    assertThat(machine.disk.stat(RUN)).isNull();
  }

  @Test
  void begin_linesOfAnEarlierProcess_areGone() throws IOException {
    lines.keep("s-1", "80", AT, "a", "b");
    new KeptLines(machine.disk, RUN, 8).begin();
    assertThat(count()).isZero();
  }
}
