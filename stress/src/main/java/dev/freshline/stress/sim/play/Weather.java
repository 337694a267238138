package dev.freshline.stress.sim.play;

import static java.util.stream.Collectors.joining;

import dev.freshline.stress.sim.machine.Chooser.Question;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What goes wrong on a machine from outside: which kinds of it, and when.
final class Weather {
  private static final int MOST_EVENTS = 8;
  private static final int MOMENTS = 100;
  private static final long FIRST_PID = 5_000;
  private static final int FEW_PIDS = 5;
  private static final byte[] GARBAGE = {'f', 'r', 'e', 's', 'h', 'l', 'i', 'n', 'e', ' ', '?'};

  /// One kind of event.
  private enum Kind {
    KILL_REFRESHER,
    STOP_REFRESHER,
    FREEZE_REFRESHER,
    KILL_SUPERVISOR,
    STOP_SUPERVISOR,
    KILL_CHILD,
    FILL_DISK,
    GARBLE_HOLDER,
    GARBLE_CACHE,
    CLOCK_AHEAD,
    CLOCK_BACK,
    SUSPEND;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private final SimMachine machine;
  private final Duration lasts;
  private final List<SimProcess> refreshers = new ArrayList<>();
  private final boolean reusesPids;
  private final boolean setsTheClock;
  private final List<Kind> kinds = new ArrayList<>();
  private int refreshes;

  Weather(SimMachine machine, Duration lasts) {
    this.machine = machine;
    this.lasts = lasts;
    this.reusesPids = machine.choose(Question.OUTSIDER, 2) == 1;
    machine.leaveZombies(machine.choose(Question.OUTSIDER, 2) == 1);
    for (Kind kind : Kind.values()) {
      if (machine.choose(Question.OUTSIDER, 2) == 1) {
        kinds.add(kind);
      }
    }
    this.setsTheClock =
        kinds.contains(Kind.CLOCK_AHEAD)
            || kinds.contains(Kind.CLOCK_BACK)
            || kinds.contains(Kind.SUSPEND);
  }

  boolean setsTheClock() {
    return setsTheClock;
  }

  /// Lets it all happen at its time.
  void begin() {
    int events = kinds.isEmpty() ? 0 : machine.choose(Question.OUTSIDER, MOST_EVENTS + 1);
    for (int i = 0; i < events; i++) {
      Kind kind = kinds.get(machine.choose(Question.OUTSIDER, kinds.size()));
      long moment = machine.choose(Question.OUTSIDER, MOMENTS);
      machine.after(lasts.dividedBy(MOMENTS).multipliedBy(moment), moment, () -> happen(kind));
    }
  }

  private void happen(Kind kind) {
    switch (kind) {
      case KILL_REFRESHER -> refreshing().forEach(this::kill);
      case STOP_REFRESHER -> refreshing().forEach(this::pause);
      case FREEZE_REFRESHER -> refreshing().forEach(this::stop);
      case KILL_SUPERVISOR -> named("/supervisor").forEach(this::kill);
      case STOP_SUPERVISOR -> named("/supervisor").forEach(this::stop);
      case KILL_CHILD -> named("/child").forEach(this::kill);
      case FILL_DISK -> fillDisk();
      case GARBLE_HOLDER -> machine.files().put(Session.RUN.resolve("holder.json"), GARBAGE);
      case GARBLE_CACHE -> machine.files().put(Session.CACHE, GARBAGE);
      case CLOCK_AHEAD -> machine.stepClock(Duration.ofHours(1));
      case CLOCK_BACK -> machine.stepClock(Duration.ofMinutes(-4));
      case SUSPEND -> machine.suspend(Duration.ofMinutes(20));
    }
  }

  private void kill(SimProcess victim) {
    machine.tell(victim, "is killed from outside", "");
    victim.die();
  }

  private void stop(SimProcess victim) {
    machine.tell(victim, "is stopped from outside", "");
    victim.stop();
  }

  private void pause(SimProcess process) {
    stop(process);
    machine.after(Duration.ofSeconds(70), process.pid(), process::resume);
  }

  private void fillDisk() {
    machine.fillDisk(true);
    machine.after(Duration.ofSeconds(40), 9, () -> machine.fillDisk(false));
  }

  private List<SimProcess> refreshing() {
    refreshers.removeIf(process -> !process.isAlive());
    return List.copyOf(refreshers);
  }

  private List<SimProcess> named(String role) {
    return machine.living().stream().filter(process -> process.name().endsWith(role)).toList();
  }

  /// Which kinds there are in this run.
  @Override
  public String toString() {
    String pids = reusesPids ? "pids are reused; " : "";
    String kept = machine.leavesZombies() ? "the dead stay zombies; " : "";
    String what =
        kinds.isEmpty() ? "nothing" : kinds.stream().map(Kind::word).collect(joining(", "));
    return pids + kept + "outside: " + what;
  }

  // --- refreshers -----------------------------------------------------------------------------

  void knows(SimProcess refresher) {
    refreshers.add(refresher);
  }

  String nextName() {
    return "r" + refreshes;
  }

  /// A new one, or one that was somebody's.
  long nextPid() {
    refreshes++;
    if (reusesPids) {
      for (long pid = FIRST_PID; pid < FIRST_PID + FEW_PIDS; pid++) {
        if (machine.process(pid) == null) {
          return pid;
        }
      }
    }
    return FIRST_PID + FEW_PIDS + refreshes;
  }
}
