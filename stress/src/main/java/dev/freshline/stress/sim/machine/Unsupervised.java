package dev.freshline.stress.sim.machine;

import dev.freshline.stress.foreign.ForeignPort.PlainChild;
import dev.freshline.stress.sim.machine.SimRun.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A simulated child as others start it: it lives on when its parent dies, and what is behind a
/// launcher lives on when the launcher is killed.
final class Unsupervised implements PlainChild {
  private static final int KILLED = 137;
  private static final Path SUBJECT = Path.of("ccusage");

  private final SimMachine machine;
  private final SimProcess parent;
  private final SimRun run;
  private final SimProcess first;
  private final SimProcess worker;
  private Ended ended = new Ended(KILLED, new byte[0]);

  private Unsupervised(SimMachine machine, SimProcess parent, SimRun run) {
    this.machine = machine;
    this.parent = parent;
    this.run = run;
    this.first = machine.fork(parent, parent, "child", Map.of());
    this.worker =
        run.manner().shape() == Shape.NATIVE
            ? first
            : machine.fork(first, parent, "worker", Map.of());
    worker.works(run);
    worker.onEnd(this::lost);
    machine.after(run.manner().lasts(), run.manner().hash(), this::comeToItsEnd);
  }

  static PlainChild start(SimMachine machine, SimProcess parent) {
    parent.step(Op.START, SUBJECT);
    SimRun run = machine.run(parent, machine.nextManner());
    parent.saw(Op.START, SUBJECT, run.number(), run::toString);
    machine.begin(run);
    return new Unsupervised(machine, parent, run);
  }

  private void comeToItsEnd() {
    if (worker.isAlive()) {
      int code = run.manner().code();
      ended = new Ended(code, code == 0 ? run.answer() : new byte[0]);
      machine.over(run, true);
      worker.die();
    }
  }

  private void lost() {
    if (!run.isOver()) {
      machine.over(run, false);
    }
    first.die();
  }

  @Override
  public @Nullable Ended await(@Nullable Duration atMost) {
    if (atMost == null) {
      parent.waitUntil(() -> !first.isAlive());
    } else {
      parent.waitUntil(() -> !first.isAlive(), atMost);
    }
    boolean over = !first.isAlive();
    parent.saw(
        Op.FIND,
        SUBJECT,
        over ? ended.code() + 1 : 0,
        () -> over ? run + " ended with " + ended.code() : run + " is still running");
    return over ? ended : null;
  }

  @Override
  public void terminate() {
    parent.step(Op.SIGNAL, SUBJECT);
    run.giveUp(machine.nanos());
    parent.saw(Op.SIGNAL, SUBJECT, 1, "asked to end");
    if (run.manner().obeys()) {
      first.die();
    }
  }

  @Override
  public void kill(boolean tree) {
    parent.step(Op.KILL, SUBJECT);
    run.giveUp(machine.nanos());
    parent.saw(
        Op.KILL, SUBJECT, tree ? 2 : 1, () -> tree ? "with its tree" : first.name() + " alone");
    first.die();
    if (tree) {
      worker.die();
    }
  }

  @Override
  public void close() {
    // Its answer is in memory.
  }
}
