package dev.freshline.backoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.backoff.Backoff.Jitter;
import dev.freshline.host.MemoryDisk;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import dev.freshline.source.Failure;
import dev.freshline.source.Failure.Kind;
import dev.freshline.wire.Json;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureMemoryTest {
  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-23T04:00:00Z"), new Uptime("boot", 500_000));
  private static final Path STATE = Path.of("/state");
  private static final Path FILE = STATE.resolve("failure-ccusage");

  private static final Backoff SLOW = rule(60);
  private static final Backoff QUICK = rule(5);

  private final MemoryDisk disk = new MemoryDisk();
  private final RecordFile file = new RecordFile(disk, FILE, FailureMemory.LIMIT, new Random(1));

  @BeforeEach
  void aStateDirectory() throws IOException {
    disk.secureDirectory(STATE);
  }

  @Test
  void last_nothingRemembered_isNone() {
    assertThat(memory().last()).isNull();
  }

  @Test
  void remember_failure_isSeenByEveryOtherProcess() throws IOException {
    var past = memory().remember(new Failure(Kind.TIMED_OUT, "too slow"), NOW);
    assertThat(past)
        .isEqualTo(new PastFailure(Kind.TIMED_OUT, "too slow", NOW, 1, Duration.ofSeconds(5)));
    assertThat(memory().last()).isEqualTo(past);
  }

  @Test
  void remember_sameRule_countsOnOverItsKinds() throws IOException {
    fail(Kind.TIMED_OUT);
    fail(Kind.EXITED);
    assertThat(fail(Kind.TIMED_OUT).consecutive()).isEqualTo(3);
    assertThat(last().delay()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void remember_otherRule_startsAtItsBase() throws IOException {
    for (int i = 0; i < 9; i++) {
      fail(Kind.UNREACHABLE);
    }
    var first = fail(Kind.RATE_LIMITED);
    assertThat(first.consecutive()).isEqualTo(1);
    assertThat(first.delay()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void remember_retryAfter_isHonoured() throws IOException {
    var failure = new Failure(Kind.RATE_LIMITED, "slow down", Duration.ofHours(1));
    assertThat(memory().remember(failure, NOW).delay()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void clear_afterFailures_forgetsThemAll() throws IOException {
    fail(Kind.EXITED);
    memory().clear();
    assertThat(memory().last()).isNull();
    assertThat(fail(Kind.EXITED).consecutive()).isEqualTo(1);
  }

  @Test
  void clear_nothingRemembered_isNoError() throws IOException {
    memory().clear();
    assertThat(memory().last()).isNull();
  }

  @Test
  void remember_endlessReason_isCut() throws IOException {
    memory().remember(new Failure(Kind.EXITED, "é".repeat(100_000)), NOW);
    assertThat(last().reason()).hasSize(400);
  }

  @Test
  void remember_diskFull_failsAndKeepsTheOldRecord() throws IOException {
    var old = fail(Kind.EXITED);
    disk.leaveFree(10);
    assertThatThrownBy(() -> fail(Kind.EXITED)).isInstanceOf(IOException.class);
    assertThat(memory().last()).isEqualTo(old);
  }

  @Test
  void last_damagedFile_isNoneAndIsWrittenAnew() throws IOException {
    disk.put(FILE, "freshline 1 0 3\n{}");
    assertThat(memory().last()).isNull();
    assertThat(fail(Kind.EXITED).consecutive()).isEqualTo(1);
    assertThat(last().consecutive()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "kind, \"OTHER\"",
    "kind, 7",
    "reason, null",
    "failedAt, {}",
    "consecutive, 0",
    "consecutive, 99999999999",
    "delay, -1",
    "delay, 14400001",
    "delay, \"5s\""
  })
  void last_impossibleRecord_isNone(String field, String value) throws IOException {
    fail(Kind.EXITED);
    var json = last().toJson();
    json.set(field, Json.read(value.getBytes(UTF_8)));
    file.write(json);
    assertThat(memory().last()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 5000", "1, 4999", "4999, 1", "5000, 0", "5001, 0", "86400000, 0"})
  void remaining_timePasses_runsOut(long elapsed, long left) throws IOException {
    fail(Kind.EXITED);
    assertThat(last().remaining(NOW.plus(Duration.ofMillis(elapsed))))
        .isEqualTo(Duration.ofMillis(left));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1H", "PT1H", "PT-3S"})
  void remaining_clockWasSet_isNothing(Duration step) throws IOException {
    fail(Kind.EXITED);
    var jumped = new Moment(NOW.at().plus(step), new Uptime("boot", 500_000));
    assertThat(last().remaining(jumped)).isEqualTo(Duration.ZERO);
  }

  @Test
  void remaining_afterAReboot_goesByTheWallClock() throws IOException {
    fail(Kind.EXITED);
    var later = new Moment(NOW.at().plusSeconds(2), new Uptime("next boot", 10));
    assertThat(last().remaining(later)).isEqualTo(Duration.ofSeconds(3));
  }

  private PastFailure fail(Kind kind) throws IOException {
    return memory().remember(new Failure(kind, "why"), NOW);
  }

  private PastFailure last() {
    return Objects.requireNonNull(memory().last());
  }

  /// Another process each time: only the file is shared.
  private FailureMemory memory() {
    return new FailureMemory(file, kind -> kind == Kind.RATE_LIMITED ? SLOW : QUICK, new Random(1));
  }

  private static Backoff rule(long seconds) {
    Duration base = Duration.ofSeconds(seconds);
    return new Backoff(base, 2, Duration.ofHours(1), Jitter.NONE, base);
  }
}
