package dev.freshline.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Programs;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Supervised children with real processes: whatever they do, none is left.
class SupervisedChildIT {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofSeconds(1);

  private final RealProcesses processes = new RealProcesses();

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() {
    List<ProcessIdentity> left = marked();
    left.forEach(processes::kill);
    assertThat(left).isEmpty();
  }

  private List<ProcessIdentity> marked() {
    return processes.withEnvironment(SupervisedChild.MARKER, lock().toString());
  }

  private Path lock() {
    return folder.resolve("child.lock");
  }

  private ChildResult run(Duration timeout, String script) {
    return new SupervisedChild(
            new RealClock(), new RealDisk(), processes, lock(), timeout, Duration.ofMillis(500))
        .run(List.of("/bin/sh", "-c", script));
  }

  private long pid(String file) {
    Path path = folder.resolve(file);
    assertThat(Programs.eventually(() -> path.toFile().length() > 1)).isTrue();
    try {
      return Long.parseLong(Files.readString(path).strip());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void run_childIgnoresTerm_isKilled() {
    ChildResult result =
        run(
            IMPATIENT,
            "trap '' TERM; echo $$ > " + folder.resolve("pid") + "; while :; do sleep 1; done");
    assertThat(result).isInstanceOf(ChildResult.TimedOut.class);
    assertThat(Programs.isRunning(pid("pid"))).isFalse();
  }

  /// A script that has let a grandchild escape from the group before it goes on.
  private String escape(String how) {
    Path pid = folder.resolve("pid");
    return String.format(how, "setsid /bin/sh -c 'echo $$ > " + pid + "; exec sleep 60'")
        + " while [ ! -s "
        + pid
        + " ]; do sleep 0.02; done; ";
  }

  @Test
  void run_grandchildInASessionOfItsOwn_isFoundByItsMarkAndEnded() {
    // Forked twice, in a session of its own, away from every pipe.
    ChildResult result = run(PATIENT, escape("(%s >/dev/null 2>&1 </dev/null &);") + "echo done");
    assertThat(result).isInstanceOf(ChildResult.Exited.class);
    assertThat(Programs.isRunning(pid("pid"))).isFalse();
  }

  @Test
  void run_escapedGrandchildHoldsTheOutput_doesNotBlock() {
    ChildResult result = run(PATIENT, escape("%s &") + "echo done");
    assertThat(result).isInstanceOf(ChildResult.Exited.class);
    assertThat(Programs.isRunning(pid("pid"))).isFalse();
  }

  @Test
  void run_escapedGrandchildAfterATimeout_isEnded() {
    ChildResult result = run(IMPATIENT, escape("%s &") + "sleep 60");
    assertThat(result).isInstanceOf(ChildResult.TimedOut.class);
    assertThat(Programs.isRunning(pid("pid"))).isFalse();
  }

  @Test
  void run_supervisorIsKilledAlone_isKilledAndNothingLives() {
    CompletableFuture<ChildResult> running =
        CompletableFuture.supplyAsync(
            () -> run(PATIENT, "echo $$ > " + folder.resolve("pid") + "; exec sleep 60"));
    long child = pid("pid");
    // The child of ours from which it descends.
    ProcessHandle supervisor =
        ProcessHandle.current()
            .children()
            .filter(ours -> ours.descendants().anyMatch(one -> one.pid() == child))
            .findFirst()
            .orElseThrow();
    assertThat(supervisor.destroyForcibly()).isTrue();
    assertThat(running.join())
        .isInstanceOfSatisfying(
            ChildResult.Killed.class, killed -> assertThat(killed.code()).isEqualTo(137));
    assertThat(Programs.isRunning(child)).isFalse();
  }

  @Test
  void run_supervisorIsStopped_endsByOurOwnDeadline() throws IOException {
    CompletableFuture<ChildResult> running =
        CompletableFuture.supplyAsync(
            () -> run(IMPATIENT, "echo $PPID > " + folder.resolve("timeout") + "; exec sleep 60"));
    long timeout = pid("timeout");
    long supervisor = ProcessHandle.of(timeout).flatMap(ProcessHandle::parent).orElseThrow().pid();
    Programs.run("kill", "-STOP", Long.toString(timeout), Long.toString(supervisor));
    assertThat(running.join()).isInstanceOf(ChildResult.TimedOut.class);
    assertThat(Programs.isRunning(timeout)).isFalse();
    assertThat(Programs.isRunning(supervisor)).isFalse();
  }

  @Test
  void run_twice_theSecondFindsNothingOfTheFirst() {
    assertThat(run(IMPATIENT, "sleep 60 & sleep 60")).isInstanceOf(ChildResult.TimedOut.class);
    assertThat(run(PATIENT, "true"))
        .isInstanceOfSatisfying(
            ChildResult.Exited.class, exited -> assertThat(exited.code()).isZero());
  }

  @Test
  void run_orphanWithoutAMark_holdsTheLockAndStopsTheNext() throws IOException {
    // It cleared its environment and left the group, and its shell gave it another input: only the
    // locked file among its descriptors tells of it.
    ChildResult first = run(PATIENT, escape("env -i %s >/dev/null 2>&1 &"));
    assertThat(first).isInstanceOf(ChildResult.Exited.class);
    long orphan = pid("pid");
    try {
      assertThat(Programs.isRunning(orphan)).isTrue();
      assertThat(run(PATIENT, "true")).isInstanceOf(ChildResult.OrphanAlive.class);
    } finally {
      Programs.run("kill", "-KILL", Long.toString(orphan));
    }
    assertThat(Programs.eventually(() -> !Programs.isRunning(orphan))).isTrue();
    assertThat(run(PATIENT, "true")).isInstanceOf(ChildResult.Exited.class);
  }
}
