package dev.freshline.stress.sim.play;

import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.machine.Ending;
import dev.freshline.stress.sim.machine.Referee;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import dev.freshline.stress.sim.machine.SimRun;
import dev.freshline.stress.sim.machine.SimRun.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees every step and says which property it breaks.
public final class Judge implements Referee {
  /// Where a pipeline keeps what is judged.
  ///
  /// @param cache the file that its sessions share
  /// @param lock what it calls its lock
  /// @param renewedFor time from a reading's stamp, or else the start of its run, in which another
  ///     run is one too many
  public record Places(Path cache, Path lock, Duration renewedFor) {}

  private record Published(SimRun run, long at) {}

  private final SimMachine machine;
  private final Places places;
  private final Set<Property> judged;
  private final List<SimRun> runs = new ArrayList<>();

  /// Of each run.
  private final List<Duration> starts = new ArrayList<>();

  private final Map<SimProcess, Long> born = new HashMap<>();
  private @Nullable Published published;
  private @Nullable SimProcess owner;
  private @Nullable Property broken;
  private int publications;

  /// @param judged properties that end the run when they are broken; others are not looked at
  public Judge(SimMachine machine, Places places, Set<Property> judged) {
    this.machine = machine;
    this.places = places;
    this.judged = Set.copyOf(judged);
  }

  /// The first property that was broken, or null.
  public @Nullable Property broken() {
    return broken;
  }

  /// How many runs there were.
  public int runs() {
    return runs.size();
  }

  public int publications() {
    return publications;
  }

  /// A process begins to act. What was published before tells it nothing, where readings bear no
  /// stamp that could be judged by.
  public void enters(SimProcess process) {
    born.put(process, machine.nanos());
  }

  /// A process is at fault.
  public void breach(Property property, SimProcess process, String how) {
    if (judged.contains(property) && broken == null) {
      broken = property;
      machine.tell(process, "*** " + property.violation(), how);
      machine.end();
    }
  }

  /// Nobody in particular is at fault.
  public void breach(Property property, String how) {
    breach(property, machine.process(1, "all", Map.of()), how);
  }

  /// The run whose figure is shared, or null.
  public @Nullable SimRun shared() {
    return published == null ? null : published.run;
  }

  /// The time since that figure was published, or null when there is none.
  public @Nullable Duration age() {
    return published == null ? null : Duration.ofNanos(machine.nanos() - published.at);
  }

  /// The run of this number, or null when there was none.
  public @Nullable SimRun run(int number) {
    return number < 1 || number > runs.size() ? null : runs.get(number - 1);
  }

  /// When a run really began, whatever the clocks were set to since.
  public Duration start(SimRun run) {
    return starts.get(run.number() - 1);
  }

  // --- runs -----------------------------------------------------------------------------------

  @Override
  public void began(SimRun run) {
    for (SimRun other : runs) {
      if (!other.isOver()) {
        breach(Property.TWO_RUNS, run.caller(), other + " and " + run + " both live");
      }
    }
    runs.add(run);
    starts.add(machine.elapsed());
    judgeNeed(run);
  }

  /// A reading that bears the stamp of its beginning can be judged by that, if it is still there.
  /// Others may have a cooldown shorter than their freshness: they are held to what was published
  /// while they waited for the lock.
  private void judgeNeed(SimRun run) {
    byte[] shared = machine.files().content(places.cache);
    long stamp = shared == null ? 0 : Figure.stampIn(shared);
    Published last = published;
    if (stamp > 0) {
      long age = machine.epochMillis() - stamp;
      if (age < places.renewedFor.toMillis()) {
        breach(
            Property.DUPLICATE_RUN,
            run.caller(),
            run + " begins; the shared reading is " + age / 1e3 + " s old");
      }
    } else if (last != null
        && last.at > born.getOrDefault(run.caller(), Long.MAX_VALUE)
        && machine.nanos() - last.run.beganAt() < places.renewedFor.toNanos()) {
      breach(
          Property.DUPLICATE_RUN,
          run.caller(),
          run + " begins; " + last.run + " was published while it waited");
    }
  }

  @Override
  public void ended(SimRun run, boolean byItself) {
    // What has left its group is ended by whoever starts the next run, and not before.
    boolean escaped = run.manner().shape() == Shape.ESCAPING;
    if (byItself && !escaped && run.aloneSince() < machine.nanos()) {
      breach(
          Property.ORPHAN_OUTLIVES,
          run.caller(),
          run
              + (run.caller().isAlive() ? " was given up" : " lost its caller")
              + " and has gone on");
    }
  }

  // --- publication ----------------------------------------------------------------------------

  @Override
  public void replaced(Path file, byte @Nullable [] before, byte[] after, SimProcess by) {
    if (isAt(file, places.cache)) {
      publish(after, by);
    } else if (isAt(file, places.lock)) {
      created(file, by);
    }
  }

  /// Nearly all that is asked about is elsewhere, and a path keeps its hash.
  private static boolean isAt(Path path, Path place) {
    return path.hashCode() == place.hashCode() && path.equals(place);
  }

  private void publish(byte[] content, SimProcess by) {
    SimRun run = runOf(content);
    Published last = published;
    if (run == null) {
      return;
    }
    if (last != null && run.beganAt() < last.run.beganAt()) {
      breach(Property.STALE_WRITE, by, last.run + " is replaced by the earlier " + run);
    }
    if (last == null || last.run != run) {
      published = new Published(run, machine.nanos());
      publications++;
    }
  }

  /// A figure names its run: see [SimRun].
  private @Nullable SimRun runOf(byte[] content) {
    return run((int) Figure.in(content));
  }

  // --- locks that are files -------------------------------------------------------------------

  @Override
  public void created(Path path, SimProcess by) {
    if (!isAt(path, places.lock)) {
      return;
    }
    SimProcess before = owner;
    owner = by;
    if (before != null && before != by && before.isAlive()) {
      breach(Property.STEAL_FROM_LIVING, by, before.name() + " lives and has not released it");
    }
  }

  @Override
  public void deleted(Path path, SimProcess by) {
    if (by == owner && isAt(path, places.lock)) {
      owner = null;
    }
  }

  @Override
  public void acquired(Path file, SimProcess by) {
    created(file, by);
  }

  @Override
  public void released(Path file, SimProcess by) {
    deleted(file, by);
  }

  @Override
  public void died(SimProcess process) {
    if (!born.isEmpty()) {
      born.remove(process);
    }
    if (process == owner) {
      owner = null;
    }
  }

  @Override
  public void stepsUsedUp(SimProcess by) {
    breach(Property.NO_END, by, "it has gone round in circles for too many steps");
  }

  /// Of those that live when nothing is left to happen, or when the time is up, nobody ends.
  @Override
  public void over(Ending how) {
    if (how == Ending.QUIET || how == Ending.HORIZON) {
      for (SimProcess process : machine.living()) {
        breach(Property.NO_END, process, "it lives, and nothing more happens");
      }
      if (publications == 0) {
        breach(Property.NO_RECOVERY, "nothing was ever published");
      }
    }
  }

  @Override
  public long hash() {
    Published last = published;
    long shared = last == null ? 0 : last.run.number() * 1_000_003L + last.at;
    return shared * 31 + (owner == null ? 0 : owner.pid());
  }
}
