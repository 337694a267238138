package dev.freshline.child;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import dev.freshline.host.Processes;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs children so that at most one is alive in a run directory, whatever became of earlier
/// holders.
///
/// ```
/// sweep our mark -> start supervised -> await T + k + margin -> kill -> sweep -> judge
/// ```
///
/// Before a run, whoever still carries the mark belongs to a holder that lost its lease, and its
/// result can no longer be published: it is ended. What escaped even the mark still has the orphan
/// lock, and then nothing is started.
public final class SupervisedChild implements ChildRunner {
  /// Environment variable that every child and its descendants carry.
  public static final String MARKER = "FRESHLINE_CHILD";

  /// Beyond timeout and grace: start of the shell, scheduling on a busy machine.
  private static final Duration SUPERVISOR_MARGIN = Duration.ofSeconds(2);

  private static final int OUTPUT_LIMIT = 4 << 20;
  private static final int KILLED_BY_SIGNAL = 128;

  /// Descendants may fork while they are being ended, so the sweep goes on until it finds none.
  private static final int SWEEPS = 40;

  private static final Duration SWEEP_PAUSE = Duration.ofMillis(25);

  private final Clock clock;
  private final Disk disk;
  private final Processes processes;
  private final Path orphanLock;
  private final Duration timeout;
  private final Duration killGrace;

  /// @param orphanLock in the run directory; its path is also the mark that children carry
  public SupervisedChild(
      Clock clock,
      Disk disk,
      Processes processes,
      Path orphanLock,
      Duration timeout,
      Duration killGrace) {
    this.clock = clock;
    this.disk = disk;
    this.processes = processes;
    this.orphanLock = orphanLock;
    this.timeout = timeout;
    this.killGrace = killGrace;
  }

  @Override
  public ChildResult run(List<String> command) {
    try {
      int left = sweep();
      return left > 0
          ? new ChildResult.OrphanAlive(left + " processes of an earlier run that cannot be ended")
          : supervise(command);
    } catch (IOException e) {
      return new ChildResult.NotStarted(String.valueOf(e.getMessage()));
    }
  }

  private ChildResult supervise(List<String> command) throws IOException {
    provideOrphanLock();
    Moment beganAt = clock.now();
    long start = clock.nanos();
    Child.Exit exit;
    try (Child child = processes.start(spec(command))) {
      exit = child.await(timeout.plus(killGrace).plus(SUPERVISOR_MARGIN));
      if (exit == null) {
        child.kill();
        sweep();
        exit = child.await(SUPERVISOR_MARGIN);
      }
    }
    int left = sweep();
    Moment endedAt = clock.now();
    if (exit == null || left > 0) {
      return new ChildResult.TimedOut(timeout, beganAt, endedAt);
    }
    boolean outOfTime = Duration.ofNanos(clock.nanos() - start).compareTo(timeout) >= 0;
    return judge(exit, outOfTime, beganAt, endedAt);
  }

  private ChildResult judge(Child.Exit exit, boolean outOfTime, Moment beganAt, Moment endedAt) {
    if (!exit.started()) {
      return exit.code() == Child.ORPHAN_ALIVE
          ? new ChildResult.OrphanAlive("a process that holds " + orphanLock)
          : new ChildResult.NotStarted(
              "supervisor ended with " + exit.code() + ": " + exit.errors().strip());
    }
    if (exit.overflowed()) {
      return new ChildResult.Overflowed(OUTPUT_LIMIT, beganAt, endedAt);
    }
    if (exit.code() == Child.TIMED_OUT || (exit.code() > KILLED_BY_SIGNAL && outOfTime)) {
      return new ChildResult.TimedOut(timeout, beganAt, endedAt);
    }
    return exit.code() > KILLED_BY_SIGNAL
        ? new ChildResult.Killed(exit.code(), beganAt, endedAt)
        : new ChildResult.Exited(exit.code(), exit.output(), exit.errors(), beganAt, endedAt);
  }

  private ChildSpec spec(List<String> command) {
    return new ChildSpec(
        command, orphanLock, MARKER, orphanLock.toString(), timeout, killGrace, OUTPUT_LIMIT);
  }

  private void provideOrphanLock() throws IOException {
    Disk.Facts facts = disk.stat(orphanLock);
    if (facts == null) {
      disk.create(orphanLock, new byte[0]);
    } else if (facts.kind() != Disk.Kind.FILE) {
      throw new IOException(
          orphanLock + " must be a regular file, found " + facts.kind() + "; remove it");
    }
  }

  /// Ends every living process that carries our mark; returns how many could not be ended.
  private int sweep() {
    int left = 0;
    for (int i = 0; i < SWEEPS; i++) {
      var marked = processes.withEnvironment(MARKER, orphanLock.toString());
      left = marked.size();
      if (left == 0) {
        return 0;
      }
      marked.forEach(processes::kill);
      clock.pause(SWEEP_PAUSE);
    }
    return left;
  }
}
