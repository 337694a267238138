package dev.freshline.stress.sim.machine;

import dev.freshline.host.ProcessIdentity;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.SimRun.Manner;
import dev.freshline.stress.sim.machine.SimRun.Manners;
import dev.freshline.stress.sim.recall.Memory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A simulated machine and all that happens on it in one run.
public final class SimMachine {
  private static final Instant START = Instant.parse("2026-11-23T04:00:00Z");
  private static final Duration UP_BEFORE = Duration.ofDays(1);
  private static final String BOOT = "boot-1";

  /// That nobody reads of.
  private static final Path SOMETHING = Path.of("something");

  /// Until the kernel has taken a process apart that was killed, when it takes its time.
  private static final Duration TAKEN_APART = Duration.ofMillis(30);

  private static final long NAMESPACE = 4_026_531_836L;

  /// What is done about a command that a process detaches.
  @FunctionalInterface
  public interface Detached {
    void start(SimProcess by, List<String> command);
  }

  private final Scheduler scheduler;
  private final SimFiles files = new SimFiles();
  private final ProcessTable processes = new ProcessTable();
  private final LockTable locks = new LockTable();
  private final Trace trace;
  private final @Nullable Memory memory;
  private Referee referee = Referee.NONE;
  private Manners manners = machine -> Manner.lasting(Duration.ofSeconds(5));
  private Detached detached = (by, command) -> {};
  private Moment now = new Moment(START, null);
  private long wallStep;
  private long suspended;
  private int runs;
  private boolean tampered;
  private boolean lingering;
  private boolean supervising = true;
  private boolean diskFull;
  private boolean zombies;

  public SimMachine(Chooser chooser, Bounds bounds, Carrier carrier, Trace trace) {
    this(chooser, bounds, carrier, trace, null);
  }

  public SimMachine(
      Chooser chooser, Bounds bounds, Carrier carrier, Trace trace, @Nullable Memory memory) {
    this.scheduler = new Scheduler(this, chooser, bounds, carrier);
    this.trace = trace;
    this.memory = memory;
  }

  // --- its set-up -----------------------------------------------------------------------------

  public SimMachine referee(Referee judge) {
    referee = judge;
    return this;
  }

  public SimMachine manners(Manners ofRuns) {
    manners = ofRuns;
    return this;
  }

  public SimMachine detached(Detached action) {
    detached = action;
    return this;
  }

  /// Somebody may replace files while processes look at them.
  public SimMachine tampered() {
    tampered = true;
    return this;
  }

  /// Locks may outlive their process by the time that the kernel needs to take it apart.
  public SimMachine lingeringLocks() {
    lingering = true;
    return this;
  }

  /// Children are started bare: no lock, no mark, nobody who ends them with their parent.
  public SimMachine withoutSupervisor() {
    supervising = false;
    return this;
  }

  boolean isSupervising() {
    return supervising;
  }

  public SimFiles files() {
    return files;
  }

  @Nullable Memory memory() {
    return memory;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Referee referee() {
    return referee;
  }

  boolean isTampered() {
    return tampered;
  }

  /// Runs until nothing is left to happen, somebody ends it, or a bound is reached.
  public Ending run() {
    Ending ending = scheduler.run();
    referee.over(ending);
    return ending;
  }

  /// Ends the run after this step: what was looked for was found.
  public void end() {
    scheduler.end(Ending.FOUND);
  }

  public int steps() {
    return scheduler.steps();
  }

  public int crashes() {
    return scheduler.crashes();
  }

  public int runs() {
    return runs;
  }

  // --- time -----------------------------------------------------------------------------------

  /// Of the monotonic clock, which stands still while the machine sleeps.
  public long nanos() {
    return scheduler.nanos();
  }

  public long epochMillis() {
    return START.toEpochMilli() + nanos() / 1_000_000 + wallStep + suspended;
  }

  /// The same value as long as no clock has moved: most looks find it so.
  Moment now() {
    long up = UP_BEFORE.toMillis() + nanos() / 1_000_000 + suspended;
    long at = epochMillis();
    Uptime uptime = now.uptime();
    if (uptime == null || uptime.millis() != up || now.epochMillis() != at) {
      now = Moment.ofMillis(at, new Uptime(BOOT, up));
    }
    return now;
  }

  /// Something that happens by itself in a while.
  ///
  /// @param hash tells it from other such things
  public void after(Duration elapsed, long hash, Runnable action) {
    scheduler.after(elapsed, hash, action);
  }

  /// Lets time pass, outside a run.
  void pass(Duration elapsed) {
    scheduler.moveTo(nanos() + elapsed.toNanos());
  }

  /// Sets the wall clock: forward, or back when negative.
  public void stepClock(Duration by) {
    wallStep += by.toMillis();
    trace.tell(nanos(), "(out)", "sets the clock by " + by);
  }

  /// The time that has really passed since the machine started, asleep or not.
  public Duration elapsed() {
    return Duration.ofNanos(nanos()).plusMillis(suspended);
  }

  /// From now on nothing more is done to the processes, nor by the disk.
  public void calm() {
    scheduler.calm();
    diskFull = false;
    trace.tell(nanos(), "(out)", "leaves it alone from here on");
  }

  /// The lid is closed and opened again: the wall clock and the uptime have moved on.
  public void suspend(Duration howLong) {
    suspended += howLong.toMillis();
    trace.tell(nanos(), "(out)", "lets the machine sleep for " + howLong);
  }

  // --- processes ------------------------------------------------------------------------------

  /// A process of this user that somebody outside starts.
  ///
  /// @param pid its number; that of a dead one is given out again
  public SimProcess process(long pid, String name, Map<String, String> environment) {
    return put(pid, name, environment, null, null);
  }

  /// A child of a simulated process.
  ///
  /// @param caller in whose name all this is done
  SimProcess fork(
      SimProcess parent, SimProcess caller, String role, Map<String, String> environment) {
    return put(parent.nextChildPid(), role, environment, parent, caller);
  }

  private SimProcess put(
      long pid,
      String name,
      Map<String, String> environment,
      @Nullable SimProcess parent,
      @Nullable SimProcess caller) {
    long ticks = (UP_BEFORE.toMillis() + nanos() / 1_000_000) / 10 * 100;
    int again = parent == null ? processes.incarnation(pid) : parent.incarnation();
    var identity = new ProcessIdentity(pid, ticks + again, BOOT, NAMESPACE, SimFiles.OWNER);
    var process = new SimProcess(this, identity, again, name, environment, parent, caller);
    processes.put(process);
    return process;
  }

  /// Whoever has this pid, alive or a zombie; or null.
  public @Nullable SimProcess process(long pid) {
    return processes.get(pid);
  }

  /// Those that live, by pid.
  public List<SimProcess> living() {
    var living = new ArrayList<SimProcess>();
    for (SimProcess process : processes) {
      if (process.isAlive()) {
        living.add(process);
      }
    }
    return living;
  }

  /// Whether the dead stay zombies until they are reaped.
  public boolean leavesZombies() {
    return zombies;
  }

  public void leaveZombies(boolean leave) {
    zombies = leave;
  }

  void died(SimProcess process) {
    if (lingering && locks.hasAny(process) && choose(Chooser.Question.RELEASE, 2) == 1) {
      tell(process, "still has its locks for " + TAKEN_APART.toMillis() + " ms", "");
      after(TAKEN_APART, process.pid(), () -> locks.free(process));
    } else {
      locks.free(process);
    }
    scheduler.drop(process);
    if (!process.isZombie()) {
      processes.remove(process);
    }
    process.tellEnd();
    referee.died(process);
    scheduler.recheck();
  }

  void reaped(SimProcess process) {
    processes.remove(process);
  }

  void detach(SimProcess by, List<String> command) {
    detached.start(by, command);
  }

  // --- kernel locks ---------------------------------------------------------------------------

  boolean lock(long inode, SimProcess process) {
    return locks.lock(inode, process);
  }

  void unlock(long inode, SimProcess process) {
    locks.unlock(inode, process);
  }

  @Nullable SimProcess lockOwner(long inode) {
    return locks.owner(inode);
  }

  /// Who has the kernel lock on the file at a path, or null.
  public @Nullable SimProcess ownerOf(Path file) {
    SimFiles.Node node = files.get(file);
    return node == null ? null : lockOwner(node.inode());
  }

  /// Whether a child of a supervisor keeps this inode locked.
  boolean isOrphanLocked(long inode) {
    for (SimProcess process : processes) {
      if (process.isAlive() && process.orphanLock() == inode) {
        return true;
      }
    }
    return false;
  }

  // --- runs of ccusage ------------------------------------------------------------------------

  Manner nextManner() {
    return manners.next(this);
  }

  SimRun run(SimProcess caller, Manner manner) {
    return new SimRun(++runs, caller, manner, nanos());
  }

  void begin(SimRun run) {
    referee.began(run);
  }

  void over(SimRun run, boolean byItself) {
    run.end();
    if (byItself && !run.caller().isAlive()) {
      tell(run.caller(), run + " comes to its end", "");
    }
    referee.ended(run, byItself);
  }

  // --- the disk -------------------------------------------------------------------------------

  /// Lets every creation fail for want of room, or no longer.
  public void fillDisk(boolean full) {
    diskFull = full;
    trace.tell(nanos(), "(out)", full ? "fills the disk" : "makes room on the disk");
  }

  boolean isDiskFull() {
    return diskFull;
  }

  /// Somebody outside moves a file, if it is there.
  public void move(Path from, Path to) {
    SimFiles.Node node = files.remove(from);
    if (node != null) {
      files.set(to, node);
      trace.tell(nanos(), "(out)", "moves " + from.getFileName() + " to " + to.getFileName());
    }
  }

  /// Somebody outside removes all that is in a directory.
  public void wipe(Path directory) {
    files.removeTree(directory);
    files.directory(directory);
    trace.tell(nanos(), "(out)", "empties " + directory);
  }

  // --- what can be told of it -----------------------------------------------------------------

  void record(SimProcess process, Op op, Path subject, long result, String text) {
    scheduler.stepped();
    trace.record(nanos(), process, op, subject, result, text);
  }

  /// What a step is about that is about no file.
  Path subject(Supplier<String> what) {
    return trace.isKept() ? Path.of(what.get()) : SOMETHING;
  }

  /// Something that happens to a process, for the timeline.
  public void tell(SimProcess process, String what, String result) {
    trace.tell(nanos(), process, what, result);
  }

  /// What was settled beforehand, as the timeline's first step.
  public void note(Supplier<String> what) {
    trace.note(nanos(), what);
  }

  /// Decides something that is left open while a task runs, or for a process about to be started.
  public int choose(Chooser.Question question, int options) {
    return scheduler.choose(question, options);
  }

  public Trace trace() {
    return trace;
  }

  /// Of all that decides what can still happen. Two equal states have the same future.
  public long hash() {
    long hash = Hash.mix(scheduler.hash(), files.hash());
    hash = Hash.mix(hash, processes.hash() + locks.hash());
    hash = Hash.mix(hash, referee.hash());
    return Hash.mix(hash, (runs * 2L + (diskFull ? 1 : 0)) * 31 + wallStep + suspended);
  }
}
