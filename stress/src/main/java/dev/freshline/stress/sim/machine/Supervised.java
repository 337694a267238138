package dev.freshline.stress.sim.machine;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.stress.sim.machine.SimFiles.Node;
import dev.freshline.stress.sim.machine.SimRun.Manner;
import dev.freshline.stress.sim.machine.SimRun.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The simulated supervisor and what it keeps: the same promises as the shell's.
///
/// ```
/// parent -> supervisor -> child (-> worker)
///                `-> watcher, which ends the group when the parent is dead
/// ```
///
/// Supervisor, child and worker keep the orphan lock, and all carry the marker. The watcher takes a
/// step of its own, so that others may be quicker. A supervisor that is stopped sees neither
/// the end of its child nor a signal until it runs on: it stays, with its lock and its watcher.
final class Supervised implements Child {
  private static final int NO_LOCK_FILE = 73;
  private static final int KILLED = 137;
  private static final int ASKED_TO_END = 143;

  private static final Path SUBJECT = Path.of("ccusage");

  private final SimMachine machine;
  private final SimProcess parent;
  private final List<SimProcess> group = new ArrayList<>();
  private @Nullable SimProcess supervisor;
  private @Nullable SimProcess watcher;
  private @Nullable SimRun run;
  private boolean groupOver;
  private boolean askedToEnd;

  /// With which the supervisor will end by itself.
  private Exit due = exit(KILLED);

  /// With which it ended; killed, it has said nothing.
  private Exit exit = due;

  private Supervised(SimMachine machine, SimProcess parent) {
    this.machine = machine;
    this.parent = parent;
  }

  static Child start(SimMachine machine, SimProcess parent, ChildSpec spec) {
    var child = new Supervised(machine, parent);
    parent.step(Op.START, SUBJECT);
    child.begin(spec);
    return child;
  }

  private void begin(ChildSpec spec) {
    Node lock = machine.files().get(spec.orphanLock());
    boolean supervised = machine.isSupervising();
    if (supervised && (lock == null || machine.isOrphanLocked(lock.inode()))) {
      int code = lock == null ? NO_LOCK_FILE : ORPHAN_ALIVE;
      exit = new Exit(code, false, new byte[0], false, "");
      parent.saw(Op.START, SUBJECT, code, lock == null ? "no lock file" : "an orphan is alive");
      return;
    }
    Manner manner = machine.nextManner();
    SimRun begun = machine.run(parent, manner);
    run = begun;
    parent.saw(Op.START, SUBJECT, begun.number(), begun::toString);
    machine.begin(begun);
    Map<String, String> marks = supervised ? Map.of(spec.marker(), spec.markerValue()) : Map.of();
    long kept = supervised && lock != null ? lock.inode() : 0;
    SimProcess shell = member("supervisor", parent, marks, kept);
    shell.onResume(this::supervise);
    supervisor = shell;
    SimProcess first = member("child", shell, marks, kept);
    group.add(first);
    SimProcess worker = first;
    if (manner.shape() != Shape.NATIVE) {
      worker = member("worker", first, marks, kept);
      if (manner.shape() == Shape.LAUNCHER) {
        group.add(worker);
      }
    }
    worker.works(begun);
    SimProcess body = worker;
    machine.after(manner.lasts(), manner.hash(), () -> comeToItsEnd(body));
    machine.after(spec.timeout(), manner.hash(), () -> timeOut(manner, spec.killGrace()));
    if (supervised) {
      watch(shell, marks);
    }
  }

  private SimProcess member(
      String role, SimProcess forkedBy, Map<String, String> marks, long lockInode) {
    SimProcess member = machine.fork(forkedBy, parent, role, marks);
    member.keeps(lockInode);
    member.onEnd(() -> lost(member));
    return member;
  }

  /// The end of the pipe from the parent.
  private void watch(SimProcess shell, Map<String, String> marks) {
    SimProcess watching = machine.fork(shell, parent, "watcher", marks);
    watcher = watching;
    watching.startWhen(
        () -> !parent.isAlive(),
        () -> {
          if (!groupOver) {
            watching.step(Op.SIGNAL, SUBJECT);
            watching.saw(Op.SIGNAL, SUBJECT, 1, "its parent is dead");
            endGroup();
          }
        });
  }

  private void comeToItsEnd(SimProcess body) {
    SimRun begun = run;
    if (begun != null && body.isAlive()) {
      machine.over(begun, true);
      due = new Exit(begun.manner().code(), true, output(begun), false, "");
      body.die();
      group.forEach(SimProcess::die);
    }
  }

  private static byte[] output(SimRun run) {
    return run.manner().code() == 0 ? run.answer() : new byte[0];
  }

  private void timeOut(Manner manner, Duration grace) {
    if (group.stream().noneMatch(SimProcess::isAlive)) {
      return;
    }
    due = exit(TIMED_OUT);
    machine.tell(parent, "time is up for " + run, "");
    if (manner.obeys()) {
      endGroup();
    } else {
      machine.after(grace, 1, this::endGroup);
    }
  }

  private void endGroup() {
    group.forEach(SimProcess::die);
  }

  /// A member is gone: the launcher ends with its worker.
  private void lost(SimProcess member) {
    SimRun work = member.run();
    if (work != null && !work.isOver()) {
      machine.over(work, false);
    }
    if (work != null || member == group.getFirst()) {
      groupOver = true;
      endGroup();
      supervise();
    }
  }

  /// What the supervisor does as soon as it runs: it ends its group if it was asked to, and itself
  /// when its child is gone.
  private void supervise() {
    SimProcess shell = supervisor;
    if (shell == null || !shell.isAlive() || shell.isStopped()) {
      return;
    }
    if (askedToEnd) {
      due = exit(ASKED_TO_END);
      endGroup();
    }
    if (groupOver && shell.isAlive()) {
      if (watcher != null) {
        watcher.die();
      }
      exit = due;
      shell.die();
    }
  }

  private static Exit exit(int code) {
    return new Exit(code, true, new byte[0], false, "");
  }

  @Override
  public @Nullable Exit await(Duration atMost) {
    SimProcess shell = supervisor;
    if (shell == null) {
      return exit;
    }
    parent.waitUntil(() -> !shell.isAlive(), atMost);
    if (shell.isAlive()) {
      parent.saw(Op.FIND, SUBJECT, 0, () -> run + " is still running");
      return null;
    }
    parent.saw(Op.FIND, SUBJECT, exit.code() + 1, () -> run + " ended with " + exit.code());
    return exit;
  }

  @Override
  public void kill() {
    SimRun begun = run;
    SimProcess shell = supervisor;
    if (begun == null || shell == null || !shell.isAlive()) {
      return;
    }
    parent.step(Op.SIGNAL, SUBJECT);
    begun.giveUp(machine.nanos());
    parent.saw(Op.SIGNAL, SUBJECT, 0);
    askedToEnd = true;
    supervise();
  }

  @Override
  public void close() {
    kill();
  }
}
