package dev.freshline.stress.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.SimRun.Manner;
import dev.freshline.stress.sim.search.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A supervisor that is stopped while its child ends: on a real machine the shell stays, and keeps
/// the orphan lock.
class SupervisedTest {
  private static final Path LOCK = Path.of("/run/child.lock");
  private static final long SUPERVISOR = 1_001;
  private static final ChildSpec SPEC =
      new ChildSpec(
          List.of("ccusage"),
          LOCK,
          "MARK",
          "ours",
          Duration.ofSeconds(40),
          Duration.ofSeconds(2),
          1_000);

  private final SimMachine machine =
      new SimMachine(new Replay(new int[0]), Bounds.QUIET, Carrier.best(), Trace.hashed());
  private final SimProcess parent = machine.process(100, "A", Map.of());
  private final List<String> seen = new ArrayList<>();

  SupervisedTest() {
    machine.files().put(LOCK, new byte[0]);
    machine.manners(here -> Manner.lasting(Duration.ofSeconds(5)));
    at(1, () -> supervisor().stop());
  }

  private void at(int second, Runnable action) {
    machine.after(Duration.ofSeconds(second), second, action);
  }

  private SimProcess supervisor() {
    SimProcess supervisor = machine.process(SUPERVISOR);
    if (supervisor == null) {
      throw new AssertionError("expected the supervisor to be there, found nobody");
    }
    return supervisor;
  }

  private void start(boolean kills) {
    parent.start(
        () -> {
          try (Child child = parent.host().processes().start(SPEC)) {
            say(child.await(Duration.ofSeconds(10)));
            if (kills) {
              child.kill();
            }
            say(child.await(Duration.ofSeconds(30)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void say(Child.@Nullable Exit exit) {
    String how = exit == null ? "no exit" : "exit " + exit.code();
    seen.add(how + " at " + machine.elapsed().toSeconds());
  }

  private boolean isLocked() {
    SimFiles.Node lock = machine.files().get(LOCK);
    return lock != null && machine.isOrphanLocked(lock.inode());
  }

  @Test
  void run_stoppedSupervisor_keepsTheLockAndEndsWhenItRunsOn() {
    at(9, () -> assertThat(isLocked()).isTrue());
    at(20, () -> supervisor().resume());
    start(false);
    assertThat(machine.run()).isEqualTo(Ending.QUIET);
    assertThat(seen).containsExactly("no exit at 10", "exit 0 at 20");
    assertThat(isLocked()).isFalse();
    assertThat(machine.living()).isEmpty();
  }

  @Test
  void run_stoppedSupervisorThatIsKilled_saysNothingOfItsChild() {
    at(
        20,
        () -> {
          supervisor().die();
          assertThat(isLocked()).isFalse();
        });
    start(false);
    machine.run();
    assertThat(seen).containsExactly("no exit at 10", "exit 137 at 20");
  }

  @Test
  void run_stoppedSupervisorThatWasAskedToEnd_obeysWhenItRunsOn() {
    at(20, () -> supervisor().resume());
    start(true);
    machine.run();
    assertThat(seen).containsExactly("no exit at 10", "exit 143 at 20");
  }
}
