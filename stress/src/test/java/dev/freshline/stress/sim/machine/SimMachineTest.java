package dev.freshline.stress.sim.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Disk;
import dev.freshline.host.Locks;
import dev.freshline.stress.sim.carrier.Carrier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds in a run that holds nowhere else: deaths between steps, and time that waits.
class SimMachineTest {
  private static final Path FOLDER = Path.of("/folder");
  private static final Path LOCK = FOLDER.resolve("lock");

  private final List<String> seen = new ArrayList<>();

  /// A routine of a process, which may fail as files do.
  private interface Routine {
    void run() throws IOException;
  }

  private static void start(SimProcess process, Routine routine) {
    process.start(
        () -> {
          try {
            routine.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static SimMachine machine(Carrier carrier, Chooser chooser, Bounds bounds) {
    var machine = new SimMachine(chooser, bounds, carrier, Trace.hashed());
    machine.files().directory(FOLDER);
    return machine;
  }

  /// Answers 1 to the nth question of a kind, else 0.
  private static Chooser only(Chooser.Question question, int nth) {
    var left = new int[] {nth};
    return (asked, options, machine) -> asked == question && --left[0] == 0 ? 1 : 0;
  }

  @ParameterizedTest
  @EnumSource
  void run_holderDiesInItsMiddle_freesItsLockAndRunsNoFinally(Carrier carrier) {
    var machine = machine(carrier, only(Chooser.Question.CRASH, 2), Bounds.QUIET.crashes(1));
    SimProcess holder = machine.process(100, "A", Map.of()).mortal();
    Locks locks = holder.host().locks();
    Disk disk = holder.host().disk();
    start(
        holder,
        () -> {
          try (Locks.Held held = Objects.requireNonNull(locks.tryLock(LOCK))) {
            disk.create(FOLDER.resolve("never"), new byte[0]);
          } finally {
            disk.create(FOLDER.resolve("finally"), new byte[0]);
          }
        });
    assertThat(machine.run()).isEqualTo(Ending.QUIET);
    assertThat(machine.ownerOf(LOCK)).isNull();
    assertThat(machine.files().content(FOLDER.resolve("never"))).isNull();
    assertThat(machine.files().content(FOLDER.resolve("finally"))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void run_dyingBetweenNameAndContent_leavesAnEmptyFile(Carrier carrier) {
    var machine = machine(carrier, only(Chooser.Question.CRASH, 2), Bounds.QUIET.crashes(1));
    SimProcess writer = machine.process(100, "A", Map.of()).mortal();
    Disk disk = writer.host().disk();
    start(writer, () -> disk.create(FOLDER.resolve("file"), "text".getBytes(UTF_8)));
    machine.run();
    assertThat(machine.files().content(FOLDER.resolve("file"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void run_stoppedHolder_keepsItsLockAndTimePasses(Carrier carrier) {
    var bounds = Bounds.QUIET.stalls(1, List.of(Duration.ofMinutes(1)));
    var machine = machine(carrier, only(Chooser.Question.STALL, 2), bounds);
    SimProcess holder = machine.process(100, "A", Map.of()).mortal();
    SimProcess rival = machine.process(200, "B", Map.of());
    start(
        holder,
        () -> {
          Locks.Held held = Objects.requireNonNull(holder.host().locks().tryLock(LOCK));
          held.close();
          seen.add("released at " + machine.nanos() / 1_000_000_000);
        });
    start(
        rival,
        () -> {
          rival.host().clock().pause(Duration.ofSeconds(30));
          seen.add("rival gets " + rival.host().locks().tryLock(LOCK));
        });
    machine.run();
    assertThat(seen).containsExactly("rival gets null", "released at 60");
  }

  @ParameterizedTest
  @EnumSource
  void run_twoThatSleep_wakeInTheOrderOfTheirTimes(Carrier carrier) {
    var machine = machine(carrier, only(Chooser.Question.NEXT, 0), Bounds.QUIET);
    for (int seconds : new int[] {9, 4}) {
      SimProcess sleeper = machine.process(100L + seconds, "s" + seconds, Map.of());
      start(
          sleeper,
          () -> {
            sleeper.host().clock().pause(Duration.ofSeconds(seconds));
            seen.add(sleeper + " at " + machine.elapsed().toSeconds());
          });
    }
    machine.run();
    assertThat(seen).containsExactly("s4 at 4", "s9 at 9");
  }

  /// The state in which a rival takes its second step, when A was kept from its nth.
  private static long stateAfter(int step) {
    var hashes = new ArrayList<Long>();
    var asked = new int[1];
    Chooser chooser =
        (question, options, machine) -> {
          hashes.add(machine.hash());
          return ++asked[0] == step + 1 ? 1 : 0; // the first says that A begins
        };
    var machine = machine(Carrier.best(), chooser, Bounds.QUIET.preemptions(1)).tampered();
    machine.files().put(LOCK, new byte[0]);
    SimProcess locking = machine.process(100, "A", Map.of());
    SimProcess rival = machine.process(200, "B", Map.of());
    start(locking, () -> locking.host().locks().tryLock(LOCK));
    start(
        rival,
        () -> {
          rival.host().disk().stat(FOLDER);
          rival.host().disk().stat(FOLDER);
          machine.choose(Chooser.Question.OUTSIDER, 2);
        });
    machine.run();
    return hashes.getLast();
  }

  /// What it has looked up is what it will lock, wherever the path leads by then.
  @Test
  void hash_whoHasLookedUpALock_isNotAsOneWhoHasNot() {
    assertThat(stateAfter(1)).isNotEqualTo(stateAfter(2));
  }

  /// One that has just waited may be kept waiting where nobody else may.
  @Test
  void hash_whoHasJustWoken_isNotAsOneWhoHasNot() {
    var machine = machine(Carrier.best(), only(Chooser.Question.NEXT, 0), Bounds.QUIET);
    Task task = machine.scheduler().spawn(machine.process(100, "A", Map.of()), null, () -> {});
    long before = task.hash();
    task.woken = true;
    assertThat(task.hash()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void run_lockThatOutlivesItsHolder_isFreeWhenTheKernelIsDone(Carrier carrier) {
    var machine = machine(carrier, only(Chooser.Question.RELEASE, 1), Bounds.QUIET);
    machine.lingeringLocks();
    SimProcess holder = machine.process(100, "A", Map.of());
    SimProcess rival = machine.process(200, "B", Map.of());
    start(
        holder,
        () -> {
          Locks.Held held = holder.host().locks().tryLock(LOCK);
          seen.add("holder gets " + (held != null));
          holder.host().clock().pause(Duration.ofMinutes(1));
        });
    start(
        rival,
        () -> {
          rival.host().clock().pause(Duration.ofSeconds(1));
          holder.die();
          seen.add("rival gets " + (rival.host().locks().tryLock(LOCK) != null));
          rival.host().clock().pause(Duration.ofMillis(30));
          seen.add("rival gets " + (rival.host().locks().tryLock(LOCK) != null));
        });
    machine.run();
    assertThat(seen).containsExactly("holder gets true", "rival gets false", "rival gets true");
  }
}
