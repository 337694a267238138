package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clocks that were set: a figure whose age nobody knows is never shown as fresh.
class ClockIT {
  /// A block of unknown age, with its last figure unless that is over.
  private static final String UNKNOWN = "block (\\$9\\.00)?\\?";

  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir private Path folder;
  private FakeTime fakeTime;
  private Desk desk;

  @BeforeEach
  void deskWithReading() throws Exception {
    fakeTime = new FakeTime();
    desk = Desk.in(folder).publish();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
    fakeTime.removeFiles();
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, -60, 60, 3600})
  void render_clockWasSetSinceTheReading_isNotFresh(long seconds) throws Exception {
    assertThat(desk.render().line()).contains("block $9.00 ");
    Objects.requireNonNull(desk.reading())
        .writeUnderOtherClock(desk.readingFile(), Duration.ofSeconds(seconds));
    assertThat(desk.render().line()).contains("block $9.00?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1h", "+1h", "-2d", "+400d"})
  void render_clockJumps_isNotFresh(String jump) throws Exception {
    desk.with("LD_PRELOAD", FakeTime.library())
        .with("FAKETIME", jump)
        .with("DONT_FAKE_MONOTONIC", "1")
        .with("NO_FAKE_STAT", "1");
    assertThat(desk.render().line()).containsPattern(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1h", "+1h", "-2d", "+400d"})
  void render_clockJumpsUnderTheResidentProcess_isNotFresh(String jump) throws Exception {
    Path clock = Files.writeString(folder.resolve("clock"), "+0");
    desk.without("FRESHLINE_DAEMON");
    // Only the process that stays has this clock: java takes seconds to start under it.
    Desk clocked = desk.again();
    clocked
        .with("LD_PRELOAD", FakeTime.library())
        .with("FAKETIME_TIMESTAMP_FILE", clock)
        .with("FAKETIME_NO_CACHE", "1")
        .with("DONT_FAKE_MONOTONIC", "1")
        .with("NO_FAKE_STAT", "1")
        .render()
        .line();
    Await.until("its file", SOON, () -> Files.exists(desk.runDir().resolve("resident")));
    requireLineByIt("block \\$9\\.00 ");
    Files.writeString(clock, jump);
    requireLineByIt(UNKNOWN);
    assertThat(desk.run("daemon", "stop").exit()).isZero();
  }

  /// Asked without a client, who would draw the line by a process of its own, whose clock is right,
  /// when this one takes its time.
  private void requireLineByIt(String pattern) throws Exception {
    var line = new AtomicReference<>("");
    Await.until(
        "a line by the resident process",
        SOON,
        () -> {
          line.set(PatientClient.render(desk, Input.of("s-1")));
          return !line.get().isEmpty();
        });
    assertThat(line.get()).containsPattern(pattern);
  }
}
