package dev.freshline.stress.sim.recall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.ChildSpec;
import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import dev.freshline.stress.foreign.PassingDisk;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.carrier.Fiber;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.search.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final Path FOLDER = Path.of("/folder");
  private static final Path ASKED = FOLDER.resolve("asked");
  private static final Path LOG = FOLDER.resolve("log");
  private static final Path LOCK = FOLDER.resolve("lock");

  private static final ChildSpec SPEC =
      new ChildSpec(
          List.of("ccusage"),
          LOCK,
          "MARK",
          "mark",
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          9);

  private final Memory memory = new Memory();
  private int timesRun;

  /// What a process does, which may fail as files do.
  @FunctionalInterface
  private interface Routine {
    void on(Host host) throws IOException;
  }

  private Consumer<Host> counted(Routine routine) {
    return host -> {
      timesRun++;
      try {
        routine.on(host);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /// A machine of its own, with the same process on it each time.
  private static SimMachine machine(@Nullable String asked) {
    var machine =
        new SimMachine(new Replay(new int[0]), Bounds.QUIET, Carrier.best(), Trace.hashed());
    machine.files().directory(FOLDER);
    if (asked != null) {
      machine.files().put(ASKED, asked.getBytes(UTF_8));
    }
    return machine;
  }

  private static Host host(SimMachine machine) {
    return machine.process(100, "A", Map.of()).host();
  }

  private SimMachine play(@Nullable String asked, Routine routine) {
    SimMachine machine = machine(asked);
    memory.run("a test", host(machine), counted(routine));
    return machine;
  }

  private static String log(SimMachine machine) {
    byte[] content = machine.files().content(LOG);
    return content == null ? "" : new String(content, UTF_8);
  }

  /// Writes down that it began, then what it was told.
  private static void tell(Host host) throws IOException {
    Disk disk = host.disk();
    disk.append(LOG, "began, ".getBytes(UTF_8));
    byte[] asked = disk.read(ASKED, 100);
    disk.append(LOG, asked == null ? "nothing".getBytes(UTF_8) : asked);
  }

  @Test
  void run_toldTheSame_doesTheSameWithoutTheCode() {
    assertThat(log(play("a", MemoryTest::tell))).isEqualTo("began, a");
    assertThat(log(play("a", MemoryTest::tell))).isEqualTo("began, a");
    assertThat(timesRun).isOne();
    assertThat(memory.processes()).isEqualTo(2);
    assertThat(memory.rehearsals()).isOne();
  }

  @Test
  void run_toldSomethingElse_runsTheCodeWithoutDoingAgainWhatIsDone() {
    assertThat(log(play("a", MemoryTest::tell))).isEqualTo("began, a");
    assertThat(log(play("b", MemoryTest::tell))).isEqualTo("began, b");
    assertThat(log(play(null, MemoryTest::tell))).isEqualTo("began, nothing");
    assertThat(timesRun).isEqualTo(3);
    assertThat(log(play("b", MemoryTest::tell))).isEqualTo("began, b");
    assertThat(log(play(null, MemoryTest::tell))).isEqualTo("began, nothing");
    assertThat(timesRun).isEqualTo(3);
  }

  @Test
  void run_anotherRoutine_isNotTakenForTheFirst() {
    memory.run("one", host(machine("a")), counted(MemoryTest::tell));
    SimMachine machine = machine("a");
    memory.run("other", host(machine), counted(host -> host.disk().delete(ASKED)));
    assertThat(log(machine)).isEmpty();
    assertThat(machine.files().content(ASKED)).isNull();
  }

  @Test
  void run_anotherProcess_isNotTakenForTheFirst() {
    play("a", MemoryTest::tell);
    Host other = machine("a").process(101, "B", Map.of()).host();
    memory.run("a test", other, counted(MemoryTest::tell));
    assertThat(timesRun).isEqualTo(2);
  }

  /// It gets a lock of this run, not of the one in which it was first seen.
  @Test
  void run_lockHadBefore_isHadOnThisMachine() {
    Routine holding =
        host -> {
          Locks.Held held = Objects.requireNonNull(host.locks().tryLock(LOCK));
          host.disk().append(LOG, Long.toString(held.inode()).getBytes(UTF_8));
          if (host.disk().stat(ASKED) == null) {
            held.close();
          }
        };
    play("a", holding);
    assertThat(play("a", holding).ownerOf(LOCK)).isNotNull();
    assertThat(play(null, holding).ownerOf(LOCK)).isNull();
    assertThat(play(null, holding).ownerOf(LOCK)).isNull();
    assertThat(timesRun).isEqualTo(2);
  }

  /// Each is the first that its process was given, and what is done to it reads alike.
  @Test
  void run_lockOfOneAndChildOfAnother_areNotTakenForEachOther() {
    Consumer<Host> locking =
        counted(host -> Objects.requireNonNull(host.locks().tryLock(LOCK)).close());
    Consumer<Host> starting = counted(host -> host.processes().start(SPEC).close());
    for (int time = 0; time < 2; time++) {
      SimMachine machine = machine(null);
      memory.run("locks", host(machine), locking);
      memory.run("starts", host(machine(null)), starting);
      assertThat(machine.ownerOf(LOCK)).isNull();
    }
    assertThat(timesRun).isEqualTo(2);
  }

  @Test
  void run_callThatFailed_failsAgain() {
    Routine failing =
        host -> {
          try {
            host.disk().sync(ASKED);
          } catch (IOException e) {
            host.disk().append(LOG, String.valueOf(e.getMessage()).getBytes(UTF_8));
          }
        };
    assertThat(log(play(null, failing))).isEqualTo("/folder/asked");
    assertThat(log(play(null, failing))).isEqualTo("/folder/asked");
    assertThat(log(play("there", failing))).isEmpty();
    assertThat(timesRun).isEqualTo(2);
  }

  @Test
  void run_arrayWrittenToAfterwards_isRememberedAsItWas() {
    Routine scribbling =
        host -> {
          byte[] content = Objects.requireNonNull(host.disk().read(ASKED, 100));
          content[0]++;
          host.disk().create(LOG, content);
          content[0]++;
        };
    assertThat(log(play("a", scribbling))).isEqualTo("b");
    SimMachine again = play("a", scribbling);
    assertThat(log(again)).isEqualTo("b");
    assertThat(again.files().content(ASKED)).isEqualTo("a".getBytes(UTF_8));
    assertThat(timesRun).isOne();
  }

  /// The broken twin: what depends on anything but its ports is found out.
  @Test
  void run_codeThatDependsOnSomethingElse_isRefused() {
    Routine moody =
        host -> {
          host.clock().pause(Duration.ofSeconds(timesRun));
          host.disk().read(ASKED, 100);
        };
    play("a", moody);
    assertThatThrownBy(() -> play("b", moody))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pause[PT1S]")
        .hasMessageContaining("pause[PT2S]")
        .hasMessageContaining("not simulated");
  }

  @Test
  void run_codeThatEndsEarlier_isRefused() {
    Routine tired =
        host -> {
          if (timesRun == 1) {
            host.clock().now();
          }
          host.disk().read(ASKED, 100);
        };
    play("a", tired);
    assertThatThrownBy(() -> play("b", tired)).hasMessageContaining("now[]");
    Routine gone =
        host -> {
          if (timesRun < 4) {
            host.disk().read(ASKED, 100);
          }
        };
    memory.run("gone", host(machine("a")), counted(gone));
    assertThatThrownBy(() -> memory.run("gone", host(machine("b")), counted(gone)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("read[/folder/asked, 100]")
        .hasMessageContaining("its end");
  }

  /// It ended in a call: what its `finally` asked for it did not do, and what it would have done is
  /// not known yet.
  @Test
  void run_processEndedInACall_isRunOnByTheNext() {
    Routine careful =
        host -> {
          try {
            host.disk().read(ASKED, 100);
            host.disk().append(LOG, "read, ".getBytes(UTF_8));
          } finally {
            host.disk().append(LOG, "finally".getBytes(UTF_8));
          }
        };
    SimMachine machine = machine("a");
    Host host = host(machine);
    Host ended =
        new Host(
            host.clock(),
            new Deadly(host.disk()),
            host.locks(),
            host.processes(),
            host.http(),
            host.random());
    assertThatThrownBy(() -> memory.run("a test", ended, counted(careful)))
        .isInstanceOf(Fiber.Abandoned.class);
    assertThat(log(machine)).isEmpty();
    assertThat(log(play("a", careful))).isEqualTo("read, finally");
    assertThat(log(play("a", careful))).isEqualTo("read, finally");
    assertThat(timesRun).isEqualTo(2);
  }

  /// Whoever reads on it dies.
  private static final class Deadly extends PassingDisk {
    Deadly(Disk disk) {
      super(disk);
    }

    @Override
    public byte @Nullable [] read(Path file, int limit) {
      throw new Fiber.Abandoned();
    }
  }
}
