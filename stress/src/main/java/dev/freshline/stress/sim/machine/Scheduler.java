package dev.freshline.stress.sim.machine;

import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.carrier.Fiber;
import dev.freshline.stress.sim.machine.Chooser.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Who runs, and when time passes.
///
/// One task runs at a time. Before each of its steps it asks here whether another goes first. Time
/// stands still while anybody can run, and moves to the next thing that is due when nobody can.
final class Scheduler {
  private record Timer(long at, long seq, long hash, Runnable action) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int order = Long.compare(at, other.at);
      return order == 0 ? Long.compare(seq, other.seq) : order;
    }
  }

  /// A prime beyond what an answer and its question come to.
  private static final long ANSWERS = 1021;

  private final SimMachine machine;
  private final Chooser chooser;
  private final Bounds bounds;
  private final Carrier carrier;

  /// By id, whatever the order in which they were started.
  private final List<Task> tasks = new ArrayList<>();

  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private @Nullable Task current;
  private @Nullable Task next;
  private @Nullable Ending ending;
  private long timersHash;

  /// The answers since the last step: part of the state until they have had their effect.
  private long answers;

  private boolean calm;
  private long nanos;
  private long timersMade;
  private int steps;
  private int preemptions;
  private int stalls;
  private int crashes;
  private int diskFaults;

  Scheduler(SimMachine machine, Chooser chooser, Bounds bounds, Carrier carrier) {
    this.machine = machine;
    this.chooser = chooser;
    this.bounds = bounds;
    this.carrier = carrier;
  }

  /// From now on nobody is killed or kept waiting, and the disk takes what it is given.
  void calm() {
    calm = true;
  }

  long nanos() {
    return nanos;
  }

  int steps() {
    return steps;
  }

  int crashes() {
    return crashes;
  }

  @Nullable Task current() {
    return current;
  }

  // --- the course of a run --------------------------------------------------------------------

  /// Runs until nothing is left to happen, or somebody ends it.
  Ending run() {
    while (ending == null) {
      Task task = next == null ? pick() : next;
      next = null;
      if (task != null) {
        resume(task);
      } else if (ending == null && !advance()) {
        ending = Ending.QUIET;
      }
    }
    tasks.forEach(Task::abandon);
    return ending;
  }

  private void resume(Task task) {
    if (task.holdBack()) {
      return;
    }
    Fiber fiber = task.fiber();
    current = task;
    try {
      fiber.resume();
    } finally {
      current = null;
    }
    if (fiber.isDone() && task.state != Task.State.DONE) {
      finish(task);
    }
  }

  private void finish(Task task) {
    task.state = Task.State.DONE;
    tasks.remove(task);
    task.process.finished(task);
  }

  void end(Ending how) {
    if (ending == null) {
      ending = how;
    }
  }

  /// @param first what must hold before it begins; null for nothing
  Task spawn(SimProcess process, @Nullable BooleanSupplier first, Runnable routine) {
    var task = new Task(process, process.nextTaskId(), first, () -> carrier.fiber(routine));
    tasks.add(place(task), task);
    return task;
  }

  private int place(Task added) {
    int place = tasks.size();
    while (place > 0 && tasks.get(place - 1).id > added.id) {
      place--;
    }
    return place;
  }

  /// Takes all tasks of a process that has died out of the world.
  void drop(SimProcess process) {
    for (int i = tasks.size() - 1; i >= 0; i--) {
      Task task = tasks.get(i);
      if (task.process == process) {
        task.state = Task.State.DONE;
        tasks.remove(i);
        if (task != current) {
          task.abandon();
        }
      }
    }
  }

  // --- what a task asks for -------------------------------------------------------------------

  /// The moment before a step: others may go first, the process may be kept waiting, or die.
  ///
  /// @param visible whether anybody else could tell when the step is taken
  void beforeStep(Task self, boolean visible) {
    if (++steps > bounds.steps()) {
      end(Ending.STEPS);
      machine.referee().stepsUsedUp(self.process);
    }
    if (ending != null) {
      suspend(self);
    }
    if (visible) {
      letOthersGoFirst(self);
      stall(self);
    }
    perhapsDie(self);
  }

  private void perhapsDie(Task self) {
    if (crashes < bounds.crashes()
        && !calm
        && self.process.isMortal()
        && choose(self, Question.CRASH, 2) == 1) {
      crashes++;
      machine.tell(self.process, "dies", "");
      self.process.die();
      suspend(self);
    }
  }

  boolean isDiskFailing(Task self) {
    if (diskFaults >= bounds.diskFaults() || calm || choose(self, Question.DISK, 2) == 0) {
      return false;
    }
    diskFaults++;
    return true;
  }

  private void letOthersGoFirst(Task self) {
    if (preemptions >= bounds.preemptions()) {
      return;
    }
    int others = countOthers(self);
    int choice = others == 0 ? 0 : choose(self, Question.NEXT, others + 1);
    if (choice > 0) {
      preemptions++;
      next = nth(choice - 1, self);
      suspend(self);
    }
  }

  private void stall(Task self) {
    boolean woken = self.woken;
    self.woken = false;
    if (stalls >= bounds.stalls()
        || calm
        || !self.process.isMortal()
        || (bounds.lateOnly() && !woken)
        || !isAnythingElseToHappen(self)) {
      return;
    }
    int choice = choose(self, Question.STALL, bounds.stallFor().size() + 1);
    if (choice > 0) {
      stalls++;
      keepWaiting(self, bounds.stallFor().get(choice - 1));
    }
  }

  /// As a busy machine does, or SIGSTOP and SIGCONT: the process and all that it does waits.
  private void keepWaiting(Task self, Duration howLong) {
    SimProcess process = self.process;
    machine.tell(process, "is kept from running for " + howLong.toMillis() / 1e3 + " s", "");
    process.stop();
    after(howLong, process.pid(), process::resume);
    suspend(self);
  }

  private boolean isAnythingElseToHappen(Task self) {
    return tasks.size() > 1 || !timers.isEmpty() || tasks.getFirst() != self;
  }

  /// Waits until a condition holds or a time has come.
  void block(Task self, long wakeAt, @Nullable BooleanSupplier until) {
    if (wakeAt <= nanos || (until != null && until.getAsBoolean())) {
      return;
    }
    perhapsDie(self);
    self.state = Task.State.BLOCKED;
    self.wakeAt = wakeAt;
    self.until = until;
    suspend(self);
    self.woken = true;
  }

  /// Lets those go on whose condition holds by now. Called whenever a process has changed.
  void recheck() {
    for (Task task : tasks) {
      if (task.state == Task.State.BLOCKED && task.until != null && task.until.getAsBoolean()) {
        wake(task);
      }
    }
  }

  private static void wake(Task task) {
    task.state = Task.State.READY;
    task.wakeAt = Task.NEVER;
    task.until = null;
  }

  int choose(Task self, Question question, int options) {
    int choice = ask(question, options);
    if (choice == Chooser.STOP) {
      leave(self, Ending.KNOWN);
    }
    return choice;
  }

  private int ask(Question question, int options) {
    int choice = options < 2 ? 0 : chooser.choose(question, options, machine);
    answers = answers * ANSWERS + Hash.of(question) * 64L + choice;
    return choice;
  }

  /// The answers so far have had their effect.
  void stepped() {
    answers = 0;
  }

  /// Decides something for whoever runs, or outside any task.
  int choose(Question question, int options) {
    Task self = current;
    if (self != null) {
      return choose(self, question, options);
    }
    int choice = ask(question, options);
    if (choice == Chooser.STOP) {
      end(Ending.KNOWN);
      return 0;
    }
    return choice;
  }

  private void leave(Task self, Ending how) {
    end(how);
    suspend(self);
  }

  /// Hands control to the loop. One that is over is never resumed.
  private void suspend(Task self) {
    self.fiber().pause();
    if (self.state == Task.State.DONE || ending != null) {
      throw new Fiber.Abandoned();
    }
  }

  // --- who goes on, and when ------------------------------------------------------------------

  private @Nullable Task pick() {
    int candidates = countOthers(null);
    if (candidates < 2) {
      return candidates == 0 ? null : nth(0, null);
    }
    int choice = ask(Question.NEXT, candidates);
    if (choice == Chooser.STOP) {
      end(Ending.KNOWN);
      return null;
    }
    return nth(choice, null);
  }

  /// How many can run beside one of them.
  private int countOthers(@Nullable Task self) {
    int others = 0;
    for (int i = 0; i < tasks.size(); i++) {
      Task task = tasks.get(i);
      if (task != self && task.canRun()) {
        others++;
      }
    }
    return others;
  }

  private Task nth(int choice, @Nullable Task self) {
    int left = choice;
    for (Task task : tasks) {
      if (task != self && task.canRun() && left-- == 0) {
        return task;
      }
    }
    throw new IllegalStateException("expected a task to choose, found no number " + choice);
  }

  /// Something that happens by itself in a while.
  void after(Duration elapsed, long hash, Runnable action) {
    Timer timer = new Timer(nanos + elapsed.toNanos(), ++timersMade, hash, action);
    timers.add(timer);
    timersHash += hashOf(timer);
  }

  private static long hashOf(Timer timer) {
    return Hash.mix(timer.hash, timer.at);
  }

  /// Moves to the next moment at which something is due; false when nothing is.
  private boolean advance() {
    long due = timers.isEmpty() ? Task.NEVER : timers.peek().at;
    for (Task task : tasks) {
      if (task.state == Task.State.BLOCKED) {
        due = Math.min(due, task.wakeAt);
      }
    }
    if (due == Task.NEVER) {
      return false;
    }
    if (due > bounds.horizon().toNanos()) {
      end(Ending.HORIZON);
      return true;
    }
    moveTo(due);
    return true;
  }

  /// Lets what is due until then happen.
  void moveTo(long then) {
    for (Timer timer = timers.peek();
        timer != null && timer.at <= then && ending == null;
        timer = timers.peek()) {
      timers.poll();
      timersHash -= hashOf(timer);
      nanos = Math.max(nanos, timer.at);
      timer.action.run();
    }
    nanos = Math.max(nanos, then);
    for (Task task : tasks) {
      if (task.state == Task.State.BLOCKED && task.wakeAt <= nanos) {
        wake(task);
      }
    }
  }

  /// What can still happen, as far as it is decided here.
  long hash() {
    long hash = Hash.mix(timersHash, nanos);
    for (Task task : tasks) {
      hash += task.hash();
    }
    hash = Hash.mix(hash + answers, current == null ? 0 : current.id);
    return Hash.mix(hash, ((preemptions * 64L + stalls) * 64L + crashes) * 64L + diskFaults);
  }
}
