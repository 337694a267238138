package dev.freshline.stress.sim.machine;

import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.stress.foreign.ForeignHost;
import dev.freshline.stress.sim.carrier.Fiber;
import dev.freshline.stress.sim.recall.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A simulated process: it runs, is stopped, is a zombie, or is gone.
///
/// When it dies, by whatever way, its locks are free and none of its code runs any more: not even a
/// `finally`.
public final class SimProcess {
  private enum State {
    RUNNING,
    STOPPED,
    ZOMBIE,
    GONE
  }

  /// Inodes and children are numbered for each process apart, so that they do not tell in which
  /// order processes took their turns.
  private static final long OWN = 10_000;

  private final SimMachine machine;
  private final ProcessIdentity identity;
  private final int incarnation;
  private final String role;
  private final Map<String, String> environment;
  private final @Nullable SimProcess parent;
  private final @Nullable SimProcess caller;
  private final SplittableRandom random;
  private State state = State.RUNNING;
  private boolean mortal;
  private long inodes;
  private long tasksMade;
  private long children;
  private int tasks;
  private @Nullable SimRun run;
  private long orphanLock;
  private long diedAt = Long.MAX_VALUE;
  private Runnable onEnd = () -> {};
  private Runnable onResume = () -> {};

  SimProcess(
      SimMachine machine,
      ProcessIdentity identity,
      int incarnation,
      String role,
      Map<String, String> environment,
      @Nullable SimProcess parent,
      @Nullable SimProcess caller) {
    this.machine = machine;
    this.identity = identity;
    this.incarnation = incarnation;
    this.role = role;
    this.environment = Map.copyOf(environment);
    this.parent = parent;
    this.caller = caller;
    this.random = new SplittableRandom(identity.pid() * OWN + identity.startTicks());
  }

  // --- what it is -----------------------------------------------------------------------------

  public long pid() {
    return identity.pid();
  }

  public ProcessIdentity identity() {
    return identity;
  }

  /// How many with its pid there were when it began, itself included; of a child, with that of its
  /// parent: so a child's pid and this tell it from others, too.
  int incarnation() {
    return incarnation;
  }

  /// By which a timeline calls it.
  public String name() {
    return caller == null ? role : caller.name() + '/' + role;
  }

  @Nullable SimProcess parent() {
    return parent;
  }

  @Nullable String variable(String variable) {
    return environment.get(variable);
  }

  public boolean isAlive() {
    return state == State.RUNNING || state == State.STOPPED;
  }

  /// When it died, in nanoseconds of the monotonic clock; the end of time for the living.
  public long diedAt() {
    return diedAt;
  }

  public boolean isStopped() {
    return state == State.STOPPED;
  }

  boolean isZombie() {
    return state == State.ZOMBIE;
  }

  /// Whether the search may kill it at any of its steps.
  boolean isMortal() {
    return mortal;
  }

  /// Lets the search kill it at any of its steps.
  public SimProcess mortal() {
    mortal = true;
    return this;
  }

  /// The run whose work it does, or null.
  @Nullable SimRun run() {
    return run;
  }

  void works(SimRun work) {
    run = work;
  }

  /// The inode that it and its descendants keep locked as children of the supervisor; 0 for none.
  long orphanLock() {
    return orphanLock;
  }

  void keeps(long inode) {
    orphanLock = inode;
  }

  /// What follows from its end.
  void onEnd(Runnable consequence) {
    onEnd = consequence;
  }

  /// What it does as soon as it runs on.
  void onResume(Runnable consequence) {
    onResume = consequence;
  }

  /// What somebody outside does when it has ended.
  public void onExit(Runnable consequence) {
    onEnd(consequence);
  }

  void tellEnd() {
    onEnd.run();
  }

  long nextInode() {
    return identity.pid() * OWN + ++inodes;
  }

  long nextTaskId() {
    return identity.pid() * OWN + ++tasksMade;
  }

  long nextChildPid() {
    return identity.pid() * 10 + ++children;
  }

  // --- the machine as it sees it --------------------------------------------------------------

  /// The ports of our own code.
  public Host host() {
    return host(new CopyingDisk(new SimDisk(machine, this)));
  }

  private Host host(Disk disk) {
    return new Host(
        new SimClock(machine, this),
        disk,
        new SimLocks(machine, this),
        new SimProcesses(machine, this),
        (uri, headers, timeout, bodyLimit) -> {
          throw new IOException("no network in here");
        },
        random);
  }

  /// The ports of others' code.
  public ForeignHost foreignHost() {
    Host host = host();
    return new ForeignHost(
        host.clock(), host.disk(), host.locks(), new SimForeignPort(machine, this), random);
  }

  // --- what it does ---------------------------------------------------------------------------

  /// Starts a flow of control in it. It exits when the last of them has ended.
  public void start(Runnable routine) {
    tasks++;
    machine.scheduler().spawn(this, null, routine);
  }

  /// Starts one that begins when a condition holds.
  void startWhen(BooleanSupplier condition, Runnable routine) {
    tasks++;
    machine.scheduler().spawn(this, condition, routine);
  }

  /// Starts a routine that does the same whenever its ports tell it the same: where there is a
  /// memory, it need not run for that.
  public void start(Object what, Consumer<Host> routine) {
    Memory memory = machine.memory();
    if (memory == null) {
      start(() -> routine.accept(host()));
    } else {
      start(() -> memory.run(what, host(new SimDisk(machine, this)), routine));
    }
  }

  void finished(Task task) {
    if (--tasks == 0 && isAlive()) {
      die();
    }
  }

  /// The moment before one of its steps. Outside a simulated run it goes on at once.
  void step(Op op, Path subject) {
    Task task = machine.scheduler().current();
    if (!isAlive()) {
      throw new Fiber.Abandoned();
    }
    if (task != null) {
      machine.scheduler().beforeStep(task, !SimFiles.isPrivate(subject));
    }
  }

  boolean isDiskFailing() {
    Task task = machine.scheduler().current();
    return task != null && machine.scheduler().isDiskFailing(task);
  }

  /// What came of a step, as a number that differs when the result does.
  void saw(Op op, Path subject, long result) {
    saw(op, subject, result, "");
  }

  /// @param text what the timeline says of it, if one is kept
  void saw(Op op, Path subject, long result, Supplier<String> text) {
    saw(op, subject, result, machine.trace().isKept() ? text.get() : "");
  }

  void saw(Op op, Path subject, long result, String text) {
    Task task = machine.scheduler().current();
    if (task != null) {
      task.saw(op, result);
    }
    machine.record(this, op, subject, result, text);
  }

  /// Waits until a condition holds that only a change of some process can bring about.
  void waitUntil(BooleanSupplier condition) {
    Task task = machine.scheduler().current();
    if (task != null) {
      machine.scheduler().block(task, Task.NEVER, condition);
    }
  }

  void waitUntil(BooleanSupplier condition, Duration atMost) {
    Task task = machine.scheduler().current();
    if (task != null) {
      machine.scheduler().block(task, machine.nanos() + atMost.toNanos(), condition);
    } else if (!condition.getAsBoolean()) {
      machine.pass(atMost);
    }
  }

  void sleep(Duration howLong) {
    Task task = machine.scheduler().current();
    if (task == null) {
      machine.pass(howLong);
    } else {
      machine.scheduler().block(task, machine.nanos() + howLong.toNanos(), null);
    }
  }

  // --- what is done to it ---------------------------------------------------------------------

  /// Ends it at once. What it has started lives on.
  public void die() {
    if (isAlive()) {
      state = machine.leavesZombies() ? State.ZOMBIE : State.GONE;
      diedAt = machine.nanos();
      machine.died(this);
    }
  }

  /// Keeps it from running (SIGSTOP): its locks stay its own.
  public void stop() {
    if (state == State.RUNNING) {
      state = State.STOPPED;
    }
  }

  /// Lets it run on (SIGCONT).
  public void resume() {
    if (state == State.STOPPED) {
      state = State.RUNNING;
      onResume.run();
    }
  }

  /// Lets whoever waits for it take note of its end.
  public void reap() {
    if (state == State.ZOMBIE) {
      state = State.GONE;
      machine.reaped(this);
    }
  }

  long hash() {
    return Hash.mix(identity.pid() * 8 + Hash.of(state), identity.startTicks());
  }

  @Override
  public String toString() {
    return name();
  }
}
