package dev.freshline.stress.sim.play;

import dev.freshline.stress.foreign.ForeignPipeline;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.RunTimes;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.Chooser.Question;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import dev.freshline.stress.sim.machine.SimRun;
import dev.freshline.stress.sim.machine.SimRun.Manner;
import dev.freshline.stress.sim.machine.SimRun.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A few sessions of another pipeline, each of which renders now and then.
///
/// Open, and so tried: when each session comes, how long it leaves the line alone, how long a run
/// takes, and whether ccusage stands behind a launcher.
///
/// @param delay longest that a process may be kept from running
/// @param judged the property that is looked at; the plain course is the one that is likelier to
///     break it
public record ForeignPlay(
    Protocol described,
    RunTimes runTimes,
    Cast cast,
    Adversity adversity,
    Duration delay,
    Property judged)
    implements Play {
  /// Who plays.
  ///
  /// @param sessions how many; named A, B, C ...
  /// @param renders of each
  public record Cast(int sessions, int renders) {}

  /// What may happen to them.
  public enum Adversity {
    /// One process is kept from running for a while.
    DELAY,
    /// Any process goes first at any step, twice; one dies at any step.
    RACE,
    /// All of it.
    BOTH
  }

  private static final Path FOLDER = Path.of("/shared");
  private static final Path PROGRAM = Path.of("/usr/bin/ccusage");

  /// Between the arrivals of two sessions, and between a moment and just after it.
  private static final Duration SOON = Duration.ofMillis(400);

  /// Shorter than any run.
  private static final Duration SHORT_STALL = Duration.ofSeconds(2);

  /// Longer than it takes to poll.
  private static final Duration POLL_STALL = Duration.ofSeconds(4);

  private static final Duration LONG_STALL = Duration.ofMinutes(2);
  private static final int STEPS = 2_000;
  private static final Duration HORIZON = Duration.ofMinutes(30);

  public ForeignPlay {
    if (described.lock().kind() == LockKind.LEASE && described.lock().staleAfter() == null) {
      throw new IllegalArgumentException(
          "lock.staleAfter: expected a duration beside lock.kind=lease, found none; set it");
    }
  }

  @Override
  public String protocol() {
    return described.name();
  }

  @Override
  public Bounds bounds() {
    Bounds quiet = Bounds.QUIET.steps(STEPS).horizon(HORIZON);
    Bounds delayed = quiet.stalls(1, stalls());
    return switch (adversity) {
      case DELAY -> delayed;
      case RACE -> quiet.preemptions(2).crashes(1);
      case BOTH -> delayed.preemptions(2).crashes(1);
    };
  }

  private List<Duration> stalls() {
    Duration run = POLL_STALL.plus(runTimes.durations().getFirst());
    return Stream.of(SHORT_STALL, POLL_STALL, run, LONG_STALL)
        .filter(stall -> stall.compareTo(delay) <= 0)
        .toList();
  }

  @Override
  public Judge setUp(SimMachine machine) {
    machine.files().directory(FOLDER);
    String lock = described.lock().kind() == LockKind.NONE ? "none" : "billing.lock";
    var places =
        new Judge.Places(
            FOLDER.resolve(ForeignPipeline.CACHE),
            FOLDER.resolve(lock),
            Objects.requireNonNullElse(described.freshFor(), Duration.ofMinutes(1)));
    Judge judge = new Judge(machine, places, Set.of(judged));
    machine.referee(judge).manners(this::manner);
    for (int session = 0; session < cast.sessions; session++) {
      Duration at = arrivals().get(machine.choose(Question.ARRIVAL, arrivals().size()));
      launch(machine, judge, session, 0, at);
    }
    return judge;
  }

  /// At once, a moment later, or when a lock that was made at once is as old as it may get.
  private List<Duration> arrivals() {
    Duration stale = described.lock().staleAfter();
    return stale == null
        ? List.of(Duration.ZERO, SOON)
        : List.of(Duration.ZERO, SOON, stale.plus(SOON));
  }

  /// After a render: when the cooldown and the figure's freshness are both over, when one is, soon.
  private List<Duration> gaps() {
    return Stream.of(longest(), described.freshFor(), described.cooldown(), Duration.ZERO)
        .filter(Objects::nonNull)
        .map(SOON::plus)
        .distinct()
        .toList();
  }

  private Duration longest() {
    return Stream.of(described.freshFor(), described.cooldown())
        .filter(Objects::nonNull)
        .max(Duration::compareTo)
        .orElse(Duration.ofMinutes(1));
  }

  private Manner manner(SimMachine machine) {
    List<Duration> lengths = runTimes.durations();
    int length = machine.choose(Question.CHILD, lengths.size());
    int index = needsAResult() ? length : lengths.size() - 1 - length;
    Manner manner = Manner.lasting(lengths.get(index));
    int shape = described.killsTree() ? 0 : machine.choose(Question.CHILD, 2);
    return shape == 0 ? manner : manner.shape(Shape.LAUNCHER);
  }

  /// Whether it takes a run that comes to its end to break it.
  private boolean needsAResult() {
    return switch (judged) {
      case DUPLICATE_RUN, STALE_WRITE, STALE_SHOWN_FRESH, DEFAULT_SHOWN, STALE_HELD_BACK -> true;
      case TWO_RUNS,
          STEAL_FROM_LIVING,
          WAITER_GIVES_UP,
          CUT_OFF,
          ORPHAN_OUTLIVES,
          NO_END,
          NO_RECOVERY ->
          false;
    };
  }

  private void launch(SimMachine machine, Judge judge, int session, int number, Duration in) {
    String letter = String.valueOf((char) ('A' + session));
    machine.after(
        in,
        session * 100L + number,
        () -> {
          String name = number == 0 ? letter : letter + (number + 1);
          SimProcess process =
              machine.process(100L * (session + 1) + number, name, Map.of()).mortal();
          judge.enters(process);
          process.onExit(() -> again(machine, judge, session, number));
          process.start(() -> render(process, judge));
          cutOffInTime(machine, judge, process);
        });
  }

  private void again(SimMachine machine, Judge judge, int session, int number) {
    if (number + 1 < cast.renders) {
      Duration gap = gaps().get(machine.choose(Question.ARRIVAL, gaps().size()));
      launch(machine, judge, session, number + 1, gap);
    }
  }

  private void cutOffInTime(SimMachine machine, Judge judge, SimProcess process) {
    Duration deadline = described.deadline();
    if (deadline != null) {
      machine.after(
          deadline,
          process.pid(),
          () -> {
            if (process.isAlive()) {
              machine.tell(process, "is ended by its outer deadline", "");
              judge.breach(Property.CUT_OFF, process, "after " + deadline.toSeconds() + " s");
              show(judge, process, pipeline(process).cutOff());
              process.die();
            }
          });
    }
  }

  private ForeignPipeline pipeline(SimProcess process) {
    return new ForeignPipeline(described, 1, FOLDER, PROGRAM, process.foreignHost());
  }

  private void render(SimProcess process, Judge judge) {
    try {
      show(judge, process, pipeline(process).render());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a simulated process", e);
    }
  }

  private void show(Judge judge, SimProcess process, Showing showing) {
    Duration freshFor = described.freshFor();
    Duration age = showing.age();
    boolean stale = freshFor != null && age != null && age.compareTo(freshFor) > 0;
    if (showing.how() == How.GAVE_UP) {
      judge.breach(
          Property.WAITER_GIVES_UP, process, "after " + showing.waited().toSeconds() + " s");
    }
    if (showing.fresh() && stale && age != null) {
      judge.breach(Property.STALE_SHOWN_FRESH, process, "aged " + age.toSeconds() + " s");
    }
    if (showing.how() == How.DEFAULT && Double.isNaN(showing.usd())) {
      judgeDefault(judge, process, freshFor);
    }
  }

  private static void judgeDefault(Judge judge, SimProcess process, @Nullable Duration freshFor) {
    SimRun shared = judge.shared();
    if (shared == null) {
      return;
    }
    judge.breach(Property.DEFAULT_SHOWN, process, shared + " could have been shown");
    Duration age = judge.age();
    if (freshFor != null && age != null && age.compareTo(freshFor) > 0) {
      judge.breach(
          Property.STALE_HELD_BACK,
          process,
          shared + " is " + age.toSeconds() + " s old, and nobody may refresh it");
    }
  }
}
