package dev.freshline.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Child;
import dev.freshline.host.ChildScript;
import dev.freshline.host.Disk;
import dev.freshline.host.FakeMachine;
import dev.freshline.host.FakeProcesses;
import dev.freshline.host.MemoryDisk;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a run is judged, and what is swept before and after it.
class SupervisedChildTest {
  private static final Path LOCK = Path.of("/run/child.lock");
  private static final Duration TIMEOUT = ofSeconds(40);
  private static final Duration KILL_GRACE = ofSeconds(2);
  private static final Duration MARGIN = ofSeconds(2);
  private static final Duration SWEEP_PAUSE = ofMillis(25);
  private static final List<String> COMMAND = List.of("ccusage", "blocks");

  private final FakeMachine machine = new FakeMachine();
  private final FakeProcesses processes = machine.processes;
  private final Moment start = machine.clock.now();

  @BeforeEach
  void aRunDirectory() throws IOException {
    machine.disk.secureDirectory(Path.of("/run"));
  }

  private ChildResult run() {
    return new SupervisedChild(
            machine.clock, machine.disk, machine.processes, LOCK, TIMEOUT, KILL_GRACE)
        .run(COMMAND);
  }

  private ChildResult run(ChildScript script) {
    processes.nextChild(script);
    return run();
  }

  private void assertNothingLeft() {
    assertThat(processes.withEnvironment(SupervisedChild.MARKER, LOCK.toString())).isEmpty();
  }

  @Test
  void run_childEnds_tellsOutputAndTimes() {
    assertThat(run(ChildScript.prints("{}").after(ofSeconds(7))))
        .isInstanceOfSatisfying(
            ChildResult.Exited.class,
            exited -> {
              assertThat(exited.code()).isZero();
              assertThat(new String(exited.output(), UTF_8)).isEqualTo("{}");
              assertThat(exited.beganAt()).isEqualTo(start);
              assertThat(exited.endedAt()).isEqualTo(start.plus(ofSeconds(7)));
            });
    assertThat(processes.started()).containsExactly(COMMAND);
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 123, 125, 127, 128})
  void run_childFails_tellsItsCode(int code) {
    assertThat(run(ChildScript.exits(code)))
        .isInstanceOfSatisfying(
            ChildResult.Exited.class, exited -> assertThat(exited.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"124, 40000", "137, 40000", "137, 42000", "143, 40001"})
  void run_timeIsUp_isATimeout(int code, long millis) {
    assertThat(run(ChildScript.exits(code).after(ofMillis(millis))))
        .isEqualTo(new ChildResult.TimedOut(TIMEOUT, start, start.plus(ofMillis(millis))));
  }

  @ParameterizedTest
  @ValueSource(ints = {129, 137, 143})
  void run_killedFromOutside_isKilled(int code) {
    assertThat(run(ChildScript.exits(code).after(ofMillis(39_999))))
        .isEqualTo(new ChildResult.Killed(code, start, start.plus(ofMillis(39_999))));
  }

  @Test
  void run_tooMuchOutput_isOverflow() {
    assertThat(run(ChildScript.overflows())).isInstanceOf(ChildResult.Overflowed.class);
  }

  @Test
  void run_orphanHoldsTheLock_saysSo() {
    assertThat(run(ChildScript.notStarted(Child.ORPHAN_ALIVE, "")))
        .isInstanceOfSatisfying(
            ChildResult.OrphanAlive.class,
            orphan -> assertThat(orphan.who()).contains(LOCK.toString()));
  }

  @Test
  void run_supervisorCannotWork_saysWhy() {
    assertThat(run(ChildScript.notStarted(69, "expected timeout and flock\n")))
        .isEqualTo(
            new ChildResult.NotStarted("supervisor ended with 69: expected timeout and flock"));
  }

  @Test
  void run_nothingCanBeStarted_saysWhy() {
    processes.refuse("cannot allocate memory");
    assertThat(run()).isEqualTo(new ChildResult.NotStarted("cannot allocate memory"));
  }

  @Test
  void run_supervisorIsStopped_isEndedByOurOwnDeadline() {
    ChildResult result = run(ChildScript.exits(0).after(Duration.ofHours(1)));
    assertThat(result)
        .isEqualTo(
            new ChildResult.TimedOut(
                TIMEOUT,
                start,
                start.plus(TIMEOUT.plus(KILL_GRACE).plus(MARGIN).plus(SWEEP_PAUSE))));
    assertNothingLeft();
  }

  @Test
  void run_childIgnoresRequests_isEndedByForce() {
    ChildResult result = run(ChildScript.exits(0).after(Duration.ofHours(1)).ignoringRequests());
    assertThat(result).isInstanceOf(ChildResult.TimedOut.class);
    assertThat(processes.killed()).hasSize(1);
    assertNothingLeft();
  }

  @Test
  void run_descendantLeftTheGroup_isEndedToo() {
    var mark = Map.of(SupervisedChild.MARKER, LOCK.toString());
    machine.clock.after(ofSeconds(1), () -> processes.spawn(mark));
    assertThat(run(ChildScript.prints("{}").after(ofSeconds(5))))
        .isInstanceOf(ChildResult.Exited.class);
    assertThat(processes.killed()).hasSize(1);
    assertNothingLeft();
  }

  @Test
  void run_descendantCannotBeEnded_itsOutputIsNotBelieved() {
    var mark = Map.of(SupervisedChild.MARKER, LOCK.toString());
    machine.clock.after(ofSeconds(1), () -> processes.makeImmortal(processes.spawn(mark).pid()));
    assertThat(run(ChildScript.prints("{}").after(ofSeconds(5))))
        .isInstanceOf(ChildResult.TimedOut.class);
  }

  @Test
  void run_childOfAnEarlierHolderLives_isEndedFirst() {
    long orphan = processes.spawn(Map.of(SupervisedChild.MARKER, LOCK.toString())).pid();
    assertThat(run()).isInstanceOf(ChildResult.Exited.class);
    assertThat(processes.killed()).containsExactly(orphan);
  }

  @Test
  void run_childOfAnotherDirectoryLives_isLeftAlone() {
    processes.spawn(Map.of(SupervisedChild.MARKER, "/elsewhere/child.lock"));
    assertThat(run()).isInstanceOf(ChildResult.Exited.class);
    assertThat(processes.killed()).isEmpty();
  }

  @Test
  void run_childOfAnEarlierHolderCannotBeEnded_startsNothing() {
    processes.makeImmortal(processes.spawn(Map.of(SupervisedChild.MARKER, LOCK.toString())).pid());
    assertThat(run()).isInstanceOf(ChildResult.OrphanAlive.class);
    assertThat(processes.started()).isEmpty();
    assertThat(Duration.between(start.at(), machine.clock.now().at())).isEqualTo(ofSeconds(1));
  }

  @Test
  void run_orphanLockIsADirectory_startsNothing() {
    machine.disk.place(LOCK, Disk.Kind.DIRECTORY, MemoryDisk.OWNER);
    assertThat(run())
        .isInstanceOfSatisfying(
            ChildResult.NotStarted.class,
            refused -> assertThat(refused.why()).contains(LOCK.toString()));
    assertThat(processes.started()).isEmpty();
  }

  @Test
  void run_noOrphanLock_makesIt() {
    run();
    assertThat(machine.disk.text(LOCK)).isEmpty();
  }
}
