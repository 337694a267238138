package dev.freshline.stress.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.stress.gate.DurationText;
import dev.freshline.stress.gate.Sources;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.search.Exhaustion;
import dev.freshline.stress.sim.search.Seeds;
import dev.freshline.stress.sim.search.Seeker;
import dev.freshline.stress.sim.search.Sweep;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `simulate`: the table of what was simulated, and the counter-examples.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    version = "simulate 0.1.0",
    description = "Simulates Freshline, its broken twins, and the protocols of others.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing was found against Freshline, and something against every twin and the review",
      "1:something was, or something was not",
      "2:wrong usage"
    })
public final class Simulate implements Callable<Integer> {
  private static final long MOST_SCHEDULES = 5_000_000;
  private static final Duration SPEED_LASTS = Duration.ofSeconds(5);
  private static final long TWIN_SEEDS = 20_000;

  /// What must be found against the review's pipeline as it is.
  private static final Set<Property> OF_THE_REVIEW =
      EnumSet.of(
          Property.TWO_RUNS,
          Property.DUPLICATE_RUN,
          Property.STEAL_FROM_LIVING,
          Property.STALE_WRITE,
          Property.STALE_SHOWN_FRESH,
          Property.DEFAULT_SHOWN,
          Property.STALE_HELD_BACK,
          Property.CUT_OFF,
          Property.ORPHAN_OUTLIVES);

  /// And without its outer deadline, which ends most of its processes before the rest can go wrong.
  private static final Set<Property> WITHOUT_DEADLINE =
      EnumSet.of(
          Property.TWO_RUNS,
          Property.STEAL_FROM_LIVING,
          Property.STALE_WRITE,
          Property.WAITER_GIVES_UP);

  private static final RunTimes RUN_TIMES =
      new RunTimes(List.of(Duration.ofSeconds(8), Duration.ofSeconds(40)));

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Seeds that Freshline is played with. Default: 2000.")
  private long seeds = 2_000;

  @Option(names = "--seed", paramLabel = "N", description = "The first of them. Default: 1.")
  private long first = 1;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Ends the seeds of a play after that time, such as 2h. Default: 24h.")
  private Duration budget = Duration.ofHours(24);

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that play seeds; the verdict does not depend on it. Default: all.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--only",
      paramLabel = "PLAY",
      description = "One play with seeds: fleet, three, or the name of a twin.")
  private @Nullable String only;

  @Option(
      names = "--again",
      description = "Plays one seed four times, and compares the traces: --only fleet --seed 7.")
  private boolean again;

  @Option(names = "--speed", description = "Measures runs a second, and plays nothing else.")
  private boolean speedOnly;

  @Spec private @Nullable CommandSpec spec;

  private final PrintStream out = System.out;
  private boolean asExpected = true;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Simulate()).execute(arguments));
  }

  @Override
  public Integer call() {
    if (speedOnly) {
      new Speed(SPEED_LASTS, out).tell();
      return 0;
    }
    if (again) {
      return Again.tell(named(only == null ? "fleet" : only).play(), first, out) ? 0 : 1;
    }
    Entry chosen = only == null ? null : named(only);
    var table = new Table(out, Sources.commit());
    if (chosen == null) {
      playAll(table);
    } else {
      playOne(table, chosen);
    }
    table.tellExamples();
    return asExpected ? 0 : 1;
  }

  private Entry named(String word) {
    return Survey.named(word)
        .orElseThrow(
            () ->
                new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--only: expected one of " + Survey.names() + ", found " + word));
  }

  private void playAll(Table table) {
    Survey.schedules().forEach(entry -> exhaust(table, entry, false));
    Survey.twins().forEach(entry -> exhaust(table, entry, true));
    Survey.twins().forEach(entry -> seed(table, entry, 1, TWIN_SEEDS, true));
    Survey.fleetTwins().forEach(entry -> seed(table, entry, 1, TWIN_SEEDS, true));
    review(table);
    seed(table, Survey.three(), first, seeds, false);
    seed(table, Survey.fleet(), first, seeds, false);
  }

  private void playOne(Table table, Entry entry) {
    seed(table, entry, first, seeds, !entry.play().protocol().equals("freshline"));
  }

  private void exhaust(Table table, Entry entry, boolean isTwin) {
    long start = System.nanoTime();
    var done = Exhaustion.of(seeker(entry), MOST_SCHEDULES);
    boolean found = done.example() != null;
    asExpected &= isTwin == found && (found || done.complete());
    table.row(
        entry.play().protocol(),
        entry.what(),
        done.schedules(),
        done.states() + "",
        found ? "stopped" : done.complete() ? "yes" : "no",
        start,
        done.example());
  }

  private void seed(Table table, Entry entry, long from, long count, boolean isTwin) {
    long start = System.nanoTime();
    var progress = new Progress(entry.what(), count, System.err);
    Seeds done = Sweep.of(seeker(entry), from, count, threads, budget, progress);
    asExpected &= isTwin == (done.example() != null);
    table.row(
        entry.play().protocol(),
        entry.what(),
        done.seeds(),
        Table.NONE,
        "seeds",
        start,
        done.example());
  }

  private static Seeker seeker(Entry entry) {
    return new Seeker(entry.play(), Carrier.best());
  }

  private void review(Table table) {
    Protocol profile = Profiles.named("review");
    asExpected &= isCaught(table, profile, OF_THE_REVIEW);
    asExpected &= isCaught(table, withoutDeadline(profile), WITHOUT_DEADLINE);
  }

  /// Whether all of these are found against a protocol.
  static boolean isCaught(Table table, Protocol protocol, Set<Property> properties) {
    boolean caught = true;
    for (Property property : properties) {
      caught &= isCaught(table, protocol, property);
    }
    return caught;
  }

  private static Protocol withoutDeadline(Protocol profile) {
    ObjectNode json = ProtocolJson.write(profile);
    json.put("name", profile.name() + "*").put("deadline", "none");
    try {
      return ProtocolJson.read(json);
    } catch (InvalidProtocolException e) {
      throw new IllegalStateException("a profile without its deadline is a protocol", e);
    }
  }

  private static boolean isCaught(Table table, Protocol protocol, Property property) {
    long start = System.nanoTime();
    return switch (Witnesses.seek(protocol, property, RUN_TIMES, Budget.QUICK)) {
      case Sought.Found(Counterexample example, long schedules) -> {
        table.row(
            protocol.name(),
            property.violation(),
            schedules,
            Table.NONE,
            Table.NONE,
            start,
            example);
        yield true;
      }
      case Sought.NotFound(long schedules, boolean complete) -> {
        table.row(
            protocol.name(),
            property.violation(),
            schedules,
            Table.NONE,
            complete ? "yes" : "no",
            start,
            null);
        yield false;
      }
      case Sought.NotPlayed _ -> false;
    };
  }
}
