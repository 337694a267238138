package dev.freshline.stress.sim.play;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshline.billing.Outcome;
import dev.freshline.billing.Rendering;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.host.Host;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost.Priced;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.Chooser.Question;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import dev.freshline.stress.sim.machine.SimRun;
import dev.freshline.stress.sim.machine.SimRun.Manner;
import dev.freshline.stress.sim.machine.SimRun.Shape;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Many sessions of Freshline for some minutes, with everything that can go wrong; then nothing
/// more goes wrong, and a fresh figure must appear in the time that the timings promise.
///
/// Each render is a process, and so is each refresh that a render starts: the production code of
/// both, the journal and the upkeep included.
///
/// @param twin which of its guards is taken out
public record FleetPlay(Twin twin) implements Play {
  private static final List<Integer> SESSIONS = List.of(3, 10, 20, 50);
  private static final List<Duration> PERIODS =
      List.of(Duration.ofSeconds(10), Duration.ofSeconds(30));

  /// How long things go wrong.
  private static final Duration ADVERSITY = Duration.ofMinutes(5);

  /// What two clocks may differ by without anybody noticing, and more than that.
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  private static final List<Manner> MANNERS =
      List.of(
          Manner.lasting(Duration.ofSeconds(5)),
          Manner.lasting(Duration.ofSeconds(38)),
          Manner.lasting(Duration.ofSeconds(90)),
          Manner.lasting(Duration.ofSeconds(90)).deaf(),
          Manner.lasting(Duration.ofSeconds(20)).shape(Shape.LAUNCHER),
          Manner.lasting(Duration.ofSeconds(90)).shape(Shape.ESCAPING).deaf(),
          Manner.lasting(Duration.ofSeconds(2)).failing(1));

  /// Until a fresh figure is shown after all has calmed down: a stopped holder's time and the next
  /// who may end it, the run of a child that hangs under a supervisor that is stopped, the
  /// backoff of a failure, and two renders.
  static Duration recovery(Duration period) {
    Duration stuck = OurPlay.TIMINGS.leaseFor().plusSeconds(2 + 30 + 7);
    Duration hanging =
        OurPlay.TIMINGS.fetchTimeout().plus(OurPlay.TIMINGS.killGrace()).plusSeconds(2 + 2);
    Duration backoff = Session.backoffCap(OurPlay.TIMINGS);
    return stuck.plus(hanging).plus(backoff).plus(period.multipliedBy(2)).plusSeconds(10);
  }

  @Override
  public String protocol() {
    return twin.word();
  }

  @Override
  public String word() {
    return twin == Twin.NONE ? "fleet" : twin.word();
  }

  @Override
  public Bounds bounds() {
    return Bounds.QUIET
        .preemptions(1_000)
        .stalls(5, List.of(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(90)))
        .crashes(20)
        .diskFaults(10)
        .steps(200_000)
        .horizon(Duration.ofHours(1));
  }

  @Override
  public Judge setUp(SimMachine machine) {
    machine.files().directory(Session.STATE).directory(Session.RUN).program(Session.PROGRAM);
    var weather = new Weather(machine, ADVERSITY);
    Judge judge = new Judge(machine, places(), judged(weather));
    Manner calm = MANNERS.getFirst();
    machine
        .referee(judge)
        .lingeringLocks()
        .manners(
            here -> {
              boolean bad = here.nanos() < ADVERSITY.toNanos();
              return bad ? MANNERS.get(here.choose(Question.CHILD, MANNERS.size())) : calm;
            })
        .detached((by, command) -> refresh(machine, weather));
    twin.breaks(machine);
    Duration period = PERIODS.get(machine.choose(Question.ARRIVAL, PERIODS.size()));
    int sessions = SESSIONS.get(machine.choose(Question.ARRIVAL, SESSIONS.size()));
    Duration end = ADVERSITY.plus(recovery(period));
    var lastFresh = new Duration[] {Duration.ZERO};
    for (int session = 0; session < sessions; session++) {
      long phase = period.toMillis() * machine.choose(Question.ARRIVAL, 10) / 10;
      renderAll(machine, judge, session, Duration.ofMillis(phase), period, end, lastFresh);
    }
    machine.note(
        () -> sessions + " sessions render every " + period.toSeconds() + " s; " + weather);
    weather.begin();
    machine.after(ADVERSITY, 7, machine::calm);
    machine.after(end, 8, () -> judgeRecovery(machine, judge, period, lastFresh[0]));
    return judge;
  }

  private static Judge.Places places() {
    return new Judge.Places(Session.CACHE, Session.LOCK, OurPlay.TIMINGS.cooldown());
  }

  /// A clock that is set makes an age unknown, and what has no age is asked for at once.
  private static Set<Property> judged(Weather weather) {
    var always =
        Set.of(
            Property.TWO_RUNS,
            Property.STEAL_FROM_LIVING,
            Property.STALE_WRITE,
            Property.STALE_SHOWN_FRESH,
            Property.ORPHAN_OUTLIVES,
            Property.NO_END,
            Property.NO_RECOVERY);
    if (weather.setsTheClock()) {
      return always;
    }
    Set<Property> all = new HashSet<>(always);
    all.add(Property.DUPLICATE_RUN);
    return all;
  }

  private Session session(Host host) {
    return new Session(host, twin.breaks(OurPlay.TIMINGS));
  }

  // --- renders --------------------------------------------------------------------------------

  private void renderAll(
      SimMachine machine,
      Judge judge,
      int session,
      Duration in,
      Duration period,
      Duration end,
      Duration[] lastFresh) {
    machine.after(
        in,
        session,
        () -> {
          SimProcess process = machine.process(100 + session, "s" + session, Map.of()).mortal();
          Host host = twin.breaks(process.host());
          process.start(() -> render(machine, judge, process, host, lastFresh));
          if (machine.nanos() < end.toNanos()) {
            renderAll(machine, judge, session, period, period, end, lastFresh);
          }
        });
  }

  private void render(
      SimMachine machine, Judge judge, SimProcess process, Host host, Duration[] lastFresh) {
    var session = session(host);
    Duration judgedAt = machine.elapsed(); // a render that is kept waiting shows what was then
    Rendering rendering = session.render();
    if (rendering.figures().block().judgement().freshness() == Freshness.FRESH) {
      judgeFresh(judge, process, rendering.figures().block(), judgedAt);
      lastFresh[0] = Duration.ofNanos(machine.nanos());
    }
    if (rendering.isRefreshDue()) {
      session.starter().start(List.of("refresh"), host.clock().now());
    }
  }

  /// Whatever is shared by now: what was shown names the run that it came from.
  static void judgeFresh(
      Judge judge, SimProcess process, Figure<BlockState> shown, Duration judgedAt) {
    SimRun run = judge.run(dollars(shown));
    if (run == null) {
      judge.breach(Property.STALE_SHOWN_FRESH, process, shown.value() + " came of no run");
      return;
    }
    Duration age = judgedAt.minus(judge.start(run));
    if (age.compareTo(OurPlay.TIMINGS.freshFor().plus(TOLERANCE)) > 0) {
      judge.breach(
          Property.STALE_SHOWN_FRESH, process, run + " began " + age.toSeconds() + " s before");
    }
  }

  /// The number of the run, or 0 where there is no cost.
  private static int dollars(Figure<BlockState> shown) {
    return shown.value() instanceof ActiveBlock block && block.cost() instanceof Priced(double usd)
        ? (int) usd
        : 0;
  }

  private static void judgeRecovery(
      SimMachine machine, Judge judge, Duration period, Duration lastFresh) {
    Duration now = Duration.ofNanos(machine.nanos());
    SimProcess holder = machine.ownerOf(Session.LOCK);
    if (lastFresh.compareTo(now.minus(period.multipliedBy(2))) < 0 && !isUnnamed(machine, holder)) {
      judge.breach(
          Property.NO_RECOVERY,
          "nothing fresh "
              + now.minus(ADVERSITY).toSeconds()
              + " s after the last fault; "
              + (holder == null ? "nobody" : holder.name())
              + " has the lease");
    }
    machine.end();
  }

  /// A holder that was stopped for ever and is not named by the record cannot be proved to be
  /// stuck, and nobody is ended on less than a proof: somebody has to end it by hand. Its pid alone
  /// is no name, since a dead predecessor may have had it.
  static boolean isUnnamed(SimMachine machine, @Nullable SimProcess holder) {
    byte[] record = machine.files().content(Session.RUN.resolve("holder.json"));
    return holder != null
        && holder.isStopped()
        && (record == null || !names(new String(record, US_ASCII), holder));
  }

  private static boolean names(String record, SimProcess holder) {
    return record.contains("\"pid\":" + holder.pid() + ",")
        && record.contains("\"startTicks\":" + holder.identity().startTicks() + ",");
  }

  // --- refreshes ------------------------------------------------------------------------------

  private void refresh(SimMachine machine, Weather weather) {
    SimProcess process = machine.process(weather.nextPid(), weather.nextName(), Map.of()).mortal();
    weather.knows(process);
    Host host = twin.breaks(process.host());
    process.start(
        () -> {
          var session = session(host);
          Outcome _ = session.pipeline(session.upkeep()).refresh("simulated", false);
        });
  }
}
