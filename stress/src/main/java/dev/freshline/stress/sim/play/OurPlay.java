package dev.freshline.stress.sim.play;

import dev.freshline.billing.Outcome;
import dev.freshline.billing.Timings;
import dev.freshline.host.Host;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.Chooser.Question;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import dev.freshline.stress.sim.machine.SimRun.Manner;
import dev.freshline.stress.sim.machine.SimRun.Shape;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// A few sessions of Freshline, each of which refreshes now and then: the production code, every
/// refresh a process of its own.
///
/// @param sessions how many; named A, B, C ...
/// @param refreshes of each, one after the other
/// @param script what is left open
/// @param twin which of its guards is taken out
public record OurPlay(int sessions, int refreshes, Script script, Bounds bounds, Twin twin)
    implements Play {
  /// As `statusline` has them by default.
  static final Timings TIMINGS =
      new Timings(
          Duration.ofSeconds(40),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(150),
          Duration.ofMinutes(10));

  private static final Duration RUN = Duration.ofSeconds(5);
  private static final Duration LONG_RUN = Duration.ofSeconds(38);
  private static final Duration HANGING = Duration.ofSeconds(55);

  /// When a holder that began at once counts as stuck.
  private static final Duration OVERDUE = TIMINGS.leaseFor().plusSeconds(10);

  /// What is left open, beside who goes first and who dies.
  public enum Script {
    /// Nothing: every refresh is forced, so that each wants a run, and takes 5 s.
    FORCED,
    /// The same, but all others come at the moment at which the first is done.
    MEETING,
    /// Nothing: a refresh is asked for, and made when it is due.
    DUE,
    /// How long each run takes and what stands behind it, and when each session comes.
    SLOW,
    /// The same as when forced, but all others come when the first would be stuck if it still had
    /// the lease, and a lock may outlive the one who was ended for it.
    STUCK,
    /// The run directory is wiped while the wall clock is set back.
    WIPED,
    /// The lock is moved aside for a while and back.
    ASIDE
  }

  @Override
  public String protocol() {
    return twin.word();
  }

  /// Of Freshline's own, one play is played with seeds.
  @Override
  public String word() {
    return twin == Twin.NONE ? "three" : twin.word();
  }

  @Override
  public Judge setUp(SimMachine machine) {
    machine.files().directory(Session.STATE).directory(Session.RUN).program(Session.PROGRAM);
    var places = new Judge.Places(Session.CACHE, Session.LOCK, TIMINGS.cooldown());
    Judge judge = new Judge(machine, places, judged());
    machine.referee(judge).manners(this::manner);
    if (isTampered() || twin == Twin.UNLINK_ON_RELEASE || twin == Twin.STEAL_BY_AGE) {
      machine.tampered();
    }
    if (script == Script.STUCK) {
      machine.lingeringLocks();
    }
    twin.breaks(machine);
    for (int session = 0; session < sessions; session++) {
      launch(machine, judge, session, 0, arrival(machine, session));
    }
    if (isTampered()) {
      Outsider.enter(machine, script == Script.ASIDE);
    }
    return judge;
  }

  /// A forced refresh may follow another at once, and one whose lock was taken away from it may
  /// find itself beside another: that it then publishes nothing is what is looked at.
  private Set<Property> judged() {
    return switch (script) {
      case FORCED, MEETING ->
          Set.of(
              Property.TWO_RUNS,
              Property.STEAL_FROM_LIVING,
              Property.STALE_WRITE,
              Property.ORPHAN_OUTLIVES,
              Property.NO_END);
      case STUCK ->
          Set.of(
              Property.TWO_RUNS,
              Property.STEAL_FROM_LIVING,
              Property.STALE_WRITE,
              Property.ORPHAN_OUTLIVES,
              Property.NO_END,
              Property.NO_RECOVERY);
      case DUE, SLOW ->
          Set.of(
              Property.TWO_RUNS,
              Property.DUPLICATE_RUN,
              Property.STEAL_FROM_LIVING,
              Property.STALE_WRITE,
              Property.ORPHAN_OUTLIVES,
              Property.NO_END);
      case WIPED, ASIDE ->
          Set.of(
              Property.TWO_RUNS, Property.STALE_WRITE, Property.ORPHAN_OUTLIVES, Property.NO_END);
    };
  }

  private boolean isTampered() {
    return script == Script.WIPED || script == Script.ASIDE;
  }

  private Duration arrival(SimMachine machine, int session) {
    return switch (script) {
      case FORCED, DUE -> Duration.ZERO;
      case MEETING -> session == 0 ? Duration.ZERO : RUN;
      case STUCK -> session == 0 ? Duration.ZERO : OVERDUE;
      case SLOW ->
          machine.choose(Question.ARRIVAL, 2) == 0 ? Duration.ZERO : Twin.STALE.plusSeconds(1);
      case WIPED, ASIDE -> RUN.plusSeconds(2).multipliedBy(session);
    };
  }

  private Manner manner(SimMachine machine) {
    if (script != Script.SLOW) {
      return Manner.lasting(RUN);
    }
    return switch (machine.choose(Question.CHILD, 5)) {
      case 0 -> Manner.lasting(LONG_RUN);
      case 1 -> Manner.lasting(HANGING);
      case 2 -> Manner.lasting(HANGING).shape(Shape.LAUNCHER).deaf();
      case 3 -> Manner.lasting(HANGING).shape(Shape.ESCAPING);
      default -> Manner.lasting(RUN).failing(1);
    };
  }

  private void launch(SimMachine machine, Judge judge, int session, int number, Duration in) {
    String name = (char) ('A' + session) + (number == 0 ? "" : String.valueOf(number + 1));
    machine.after(
        in,
        session * 100L + number,
        () -> {
          long pid = 100L * (session + 1) + number;
          SimProcess process = machine.process(pid, name, Map.of()).mortal();
          if (number + 1 < refreshes) {
            process.onExit(() -> launch(machine, judge, session, number + 1, Duration.ZERO));
          }
          process.start(script, host -> refresh(twin.breaks(host)));
        });
  }

  private void refresh(Host host) {
    boolean forced = script != Script.DUE && script != Script.SLOW;
    Outcome _ =
        new Session(host, twin.breaks(TIMINGS)).pipeline(now -> {}).refresh("simulated", forced);
  }
}
