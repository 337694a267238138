package dev.freshline.reports.predict.sim;

import dev.freshline.reports.predict.Situation;
import dev.freshline.reports.predict.sim.Luck.Source;
import dev.freshline.reports.predict.sim.Runs.End;
import dev.freshline.reports.predict.sim.Tally.Sum;
import dev.freshline.stress.protocol.Protocol.LockKind;

/// One pipeline in the time of its own clock.
///
/// ```
/// render: gate (cooldown, age, backoff) -> lock (free? old enough to take?) -> run
/// run:    child lives S; its process ends with an answer, a failure, T and the kill, or dies
/// end:    publish -> release -> the child that nobody killed lives on
/// ```
///
/// Renders that could do nothing are not looked at one by one: their time is drawn from the
/// moment at which they could.
public final class Simulation {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final double DAY = 86_400;

  /// Kinds of events; what is above them is a slot or a waiter.
  private static final int CALLER_END = 0;

  private static final int CHILD_END = 1;
  private static final int TRY = 2;
  private static final int TURN = 3;
  private static final int SUSPEND = 4;
  private static final int KINDS = 3;
  private static final int KIND_MASK = (1 << KINDS) - 1;

  private final Situation is;
  private final Conditions conditions;
  private final Luck luck;
  private final Renders renders;
  private final EventQueue events = new EventQueue();
  private final Runs runs = new Runs();
  private final Tally tally;
  private final Crowd crowd;
  private final Observer observer;

  private double now;
  private long count;
  private boolean isBatchOver;
  private int nextCheck;

  // The cache.
  private double stamp;
  private long publishedToken;
  private double lastLook;
  private double lastCycle;
  private double peak;

  // The gate.
  private double gateOpens;
  private double backoffUntil;
  private int failuresInARow;
  private double nextRender;

  // The lock.
  private int holder = Runs.NONE;
  private double lockedAt;
  private double lockFreeAt = NEVER;
  private long tokens;

  // Who lives.
  private int alive;
  private int needed = Runs.NONE;
  private int joined;
  private boolean isPile;

  public Simulation(Situation situation, Conditions conditions, long seed) {
    is = situation;
    this.conditions = conditions;
    luck = new Luck(seed);
    renders = Renders.of(situation.demand(), luck);
    tally = new Tally(situation.freshFor(), situation.criticalAfter());
    crowd = new Crowd(situation);
    observer = new Observer(situation, luck, renders, tally);
  }

  /// Runs until it has seen enough.
  public Simulated run(Precision precision) {
    begin();
    boolean enough = false;
    while (!enough && count < precision.mostEvents() && !isPile && step()) {
      enough = isBatchOver && isEnough(precision);
      isBatchOver = false;
    }
    return new Simulated(tally, count, now, isPile ? alive : 0);
  }

  /// Looked at now and then only: each look costs as much as there are batches.
  private boolean isEnough(Precision precision) {
    int batches = tally.batches();
    if (batches * Tally.CYCLES_PER_BATCH < precision.leastCycles() || batches < nextCheck) {
      return false;
    }
    nextCheck = batches + Math.max(batches / 4, 1);
    return new Simulated(tally, count, now, 0).isWithin(precision);
  }

  /// As if a run had just come to its good end.
  private void begin() {
    double run = Math.min(is.service().draw(luck.next(Source.RUN_TIME)), is.timeout());
    stamp = -is.ageAtPublication(run);
    gateOpens = is.gateAfter(run);
    turnLater();
    suspendLater();
    expectRender();
  }

  /// One event; false when nothing will ever happen again.
  private boolean step() {
    double next = events.nextTime();
    if (nextRender < next) {
      count++;
      now = nextRender;
      render();
      return true;
    }
    if (next == NEVER) {
      return false;
    }
    count++;
    now = next;
    int event = events.next();
    events.removeFirst();
    happen(event & KIND_MASK, event >>> KINDS);
    return true;
  }

  private void happen(int kind, int which) {
    switch (kind) {
      case CALLER_END -> callerEnds(which);
      case CHILD_END -> childEnds(which);
      case TRY -> tries(which);
      case TURN -> turn();
      case SUSPEND -> suspend();
      default -> throw new IllegalStateException("an event of no kind: " + kind);
    }
  }

  private void add(double time, int kind, int which) {
    events.add(time, which << KINDS | kind);
  }

  // --- renders
  // --------------------------------------------------------------------------------------

  /// The next render that gets past the gate and finds a lock that it can take.
  private void expectRender() {
    double earliest = Math.max(Math.max(gateOpens, backoffUntil), now);
    if (holder != Runs.NONE && !is.everyRenderWaits()) {
      earliest = crowd.isThere() ? NEVER : Math.max(earliest, lockFreeAt);
    }
    nextRender = earliest == NEVER ? NEVER : renders.after(earliest);
  }

  private void render() {
    if (isLockFree()) {
      acquire(now, Double.NaN);
    } else {
      triesAgain(crowd.comes(now));
      expectRender();
    }
  }

  private boolean isLockFree() {
    return holder == Runs.NONE || now > lockFreeAt;
  }

  /// @param waitedSince when the process began, if it has waited; NaN for a render that has not
  private void acquire(double time, double waitedSince) {
    if (holder != Runs.NONE) {
      observer.lockAvailable(Math.min(time, lockFreeAt) - lockedAt, false);
    }
    int slot = start(time, waitedSince);
    if (is.lock() != LockKind.NONE) {
      holder = slot;
      lockedAt = time;
      lockFreeAt = time + is.robbedAfter();
      gather(time);
    }
    expectRender();
  }

  private int start(double time, double waitedSince) {
    int slot = runs.take();
    runs.token[slot] = ++tokens;
    runs.start[slot] = time;
    runs.waitedSince[slot] = waitedSince;
    settle(slot, time, Double.isNaN(waitedSince) ? time : waitedSince);
    add(runs.callerEnd[slot], CALLER_END, slot);
    tally.add(Sum.RUNS, 1);
    tally.add(Sum.BUSY, runs.childEnd[slot] - time);
    joins(slot, time);
    return slot;
  }

  /// Whether anybody else lives, and whether that is one whom this one should have left alone.
  ///
  /// A waiter that fetches again what has just been fetched joins nobody, and was not needed.
  private void joins(int slot, double time) {
    if (alive++ == 0) {
      if (gateOpens > time) {
        return;
      }
      needed = slot;
      joined = 0;
      observer.neededRunStarts(time, runs.undisturbed[slot]);
    } else {
      tally.add(Sum.OVERLAPPING, 1);
      joined = is.lock() == LockKind.NONE || joined == 0 ? joined + 1 : joined;
    }
    isPile |= alive >= Runs.MOST;
  }

  /// Decides how a run will end.
  private void settle(int slot, double time, double processStart) {
    double life =
        is.service().draw(luck.next(Source.RUN_TIME)) * (1 + conditions.slowdown() * alive);
    boolean fails = luck.next(Source.FAILURE) < is.failures();
    boolean dies = luck.next(Source.CRASH) < is.crashes();
    double moment = luck.next(Source.CRASH_MOMENT);
    boolean late = life > is.timeout();
    double length = late ? is.timeout() + is.grace() : life;
    End end = late ? End.TIMEOUT : fails ? End.FAILURE : End.SUCCESS;
    double left = processStart + is.deadline() - time;
    if (left < length) {
      end = End.DEATH;
      length = Math.max(left, 0);
    }
    runs.undisturbed[slot] = length;
    if (dies) {
      end = End.DEATH;
      length = moment * Math.min(length, is.lockStaleAfter());
    }
    boolean orphan = !is.killsTree() && (end == End.DEATH || end == End.TIMEOUT);
    runs.end[slot] = end;
    runs.callerEnd[slot] = time + length;
    runs.childEnd[slot] = time + (orphan ? Math.max(life, length) : length);
  }

  // --- ends
  // -----------------------------------------------------------------------------------------

  private void callerEnds(int slot) {
    End end = runs.end[slot];
    switch (end) {
      case SUCCESS -> publish(slot);
      case FAILURE, TIMEOUT -> backOff();
      case DEATH -> {}
    }
    renders.shuffle();
    observer.waiterRan(runs.waitedSince[slot], end);
    release(slot, end);
    if (runs.childEnd[slot] > now) {
      if (runs.childEnd[slot] < NEVER) {
        add(runs.childEnd[slot], CHILD_END, slot);
      }
    } else {
      childEnds(slot);
    }
    expectRender();
  }

  private void childEnds(int slot) {
    alive--;
    if (slot == needed) {
      tally.add(Sum.NEEDED, 1);
      tally.add(Sum.JOINED, joined);
      needed = Runs.NONE;
    }
    runs.giveBack(slot);
  }

  private void release(int slot, End end) {
    if (holder != slot) {
      return; // somebody has taken it, and keeps it
    }
    if (end == End.DEATH) {
      lockFreeAt = Math.min(lockFreeAt, lockedAt + is.freedAfter(now - lockedAt));
      if (lockFreeAt > now) {
        return;
      }
    }
    observer.lockAvailable(Math.min(now, lockFreeAt) - lockedAt, end == End.SUCCESS);
    holder = Runs.NONE;
  }

  private void publish(int slot) {
    if (is.fenced() && runs.token[slot] < publishedToken) {
      return;
    }
    look();
    double run = now - runs.start[slot];
    stamp = now - is.ageAtPublication(run);
    publishedToken = runs.token[slot];
    gateOpens = now + is.gateAfter(run);
    backoffUntil = 0;
    failuresInARow = 0;
    observer.success(now);
    if (runs.start[slot] >= lastCycle) {
      endCycle();
    }
  }

  /// A run that began before the last success ended a cycle that was over already.
  private void endCycle() {
    tally.add(Sum.TIME, now - lastCycle);
    tally.add(Sum.PEAK, peak);
    lastCycle = now;
    isBatchOver |= tally.cycleOver();
  }

  private void look() {
    peak = now - stamp;
    if (renders.isActive()) {
      tally.look(lastLook - stamp, now - stamp);
    }
    lastLook = now;
  }

  private void backOff() {
    failuresInARow++;
    double longest = is.retry().longest(failuresInARow);
    double pause = is.retry().jittered() ? luck.next(Source.BACKOFF) * longest : longest;
    backoffUntil = now + pause;
  }

  // --- waiters
  // --------------------------------------------------------------------------------------

  /// A crowd comes to wait for a run that is needed; who waits already goes on.
  private void gather(double time) {
    for (int i = 0; gateOpens <= time && is.crowded() && i < is.waiters(); i++) {
      if (!crowd.has(i)) {
        add(crowd.join(i, time + luck.next(Source.PHASE) * is.pollEvery()), TRY, i);
      }
    }
  }

  private void tries(int waiter) {
    boolean firstTry = crowd.isFirstTry(waiter);
    if (firstTry && Math.max(gateOpens, backoffUntil) > now) {
      crowd.leave(waiter);
      expectRender();
    } else if (isLockFree()) {
      takesTurn(waiter, firstTry);
    } else {
      triesAgain(waiter);
    }
  }

  private void takesTurn(int waiter, boolean firstTry) {
    double since = crowd.leave(waiter);
    if (!firstTry && is.rereads() && now - stamp <= is.freshFor()) {
      observer.waiterServed();
      expectRender();
    } else {
      acquire(now, firstTry ? Double.NaN : since);
    }
  }

  private void triesAgain(int waiter) {
    if (crowd.hasTriesLeft(waiter, now)) {
      add(now + is.pollEvery(), TRY, waiter);
      return;
    }
    observer.waiterGaveUp();
    if (gateOpens <= now && !is.everyRenderWaits()) {
      add(crowd.join(waiter, now + is.pollEvery()), TRY, waiter);
    } else {
      crowd.leave(waiter);
      expectRender();
    }
  }

  // --- the machine and its user
  // ---------------------------------------------------------------------

  private void turnLater() {
    double end = renders.spellEnds(now);
    if (end < NEVER) {
      add(end, TURN, 0);
    }
  }

  private void turn() {
    look();
    renders.turn();
    turnLater();
    expectRender();
  }

  private void suspendLater() {
    if (conditions.suspendsPerDay() > 0) {
      add(now + luck.exponential(Source.SUSPEND, DAY / conditions.suspendsPerDay()), SUSPEND, 0);
    }
  }

  /// Timers and processes stand still; the wall clock, by which files age, does not.
  private void suspend() {
    look();
    events.delay(conditions.suspendedSeconds());
    now += conditions.suspendedSeconds();
    lastLook = now;
    suspendLater();
    expectRender();
  }
}
