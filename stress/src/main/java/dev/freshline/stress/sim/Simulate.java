package dev.freshline.stress.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.search.Exhaustion;
import dev.freshline.stress.sim.search.Seeds;
import dev.freshline.stress.sim.search.Seeker;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
  private static final long TWIN_SEEDS = 20_000;
  private static final String FORMAT = "%-18s %-52s %11s %10s %-9s %-7s %s%n";
  private static final List<Property> WITHOUT_DEADLINE =
      List.of(
          Property.TWO_RUNS,
          Property.STEAL_FROM_LIVING,
          Property.STALE_WRITE,
          Property.WAITER_GIVES_UP);
  private static final RunTimes RUN_TIMES =
      new RunTimes(List.of(Duration.ofSeconds(8), Duration.ofSeconds(40)));

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Seeds that the fleet is played with. Default: 2000.")
  private long seeds = 2_000;

  @Option(names = "--seed", paramLabel = "N", description = "The first of them. Default: 1.")
  private long first = 1;

  @Option(
      names = "--fleet",
      description = "Plays the fleet alone, as for one seed: --fleet --seed 496 --seeds 1.")
  private boolean fleetOnly;

  private final PrintStream out = System.out;
  private final List<Counterexample> examples = new ArrayList<>();
  private boolean asExpected = true;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Simulate()).execute(arguments));
  }

  @Override
  public Integer call() {
    out.printf(
        Locale.ROOT,
        FORMAT,
        "PROTOCOL",
        "WHAT IS OPEN",
        "SCHEDULES",
        "STATES",
        "COMPLETE",
        "SECONDS",
        "FOUND");
    if (!fleetOnly) {
      Survey.schedules().forEach(entry -> exhaust(entry, false));
      Survey.twins().forEach(entry -> exhaust(entry, true));
      Survey.twins().forEach(entry -> seed(entry, 1, TWIN_SEEDS, true));
      Survey.fleetTwins().forEach(entry -> seed(entry, 1, TWIN_SEEDS, true));
      review();
    }
    seed(Survey.fleet(), first, seeds, false);
    examples.forEach(this::tell);
    return asExpected ? 0 : 1;
  }

  private void exhaust(Entry entry, boolean isTwin) {
    long start = System.nanoTime();
    var done = Exhaustion.of(seeker(entry), MOST_SCHEDULES);
    boolean found = done.example() != null;
    asExpected &= isTwin == found && (found || done.complete());
    String complete = found ? "stopped" : done.complete() ? "yes" : "no";
    line(entry, done.schedules(), done.states() + "", complete, start, done.example());
  }

  private void seed(Entry entry, long from, long count, boolean isTwin) {
    long start = System.nanoTime();
    var done = Seeds.of(seeker(entry), from, count);
    asExpected &= isTwin == (done.example() != null);
    line(entry, done.seeds(), "-", "seeds", start, done.example());
  }

  private static Seeker seeker(Entry entry) {
    return new Seeker(entry.play(), Carrier.best());
  }

  private void line(
      Entry entry,
      long schedules,
      String states,
      String complete,
      long start,
      @Nullable Counterexample example) {
    row(entry.play().protocol(), entry.what(), schedules, states, complete, start, example);
  }

  /// As it is, and without its outer deadline, which ends most of its processes before the rest can
  /// go wrong.
  private void review() {
    Protocol profile = Profiles.named("review");
    for (Property property : Property.values()) {
      review(profile, property);
    }
    for (Property property : WITHOUT_DEADLINE) {
      review(withoutDeadline(profile), property);
    }
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

  private void review(Protocol protocol, Property property) {
    long start = System.nanoTime();
    switch (Witnesses.seek(protocol, property, RUN_TIMES, Budget.QUICK)) {
      case Sought.Found(Counterexample example, long schedules) ->
          row(protocol.name(), property.violation(), schedules, "-", "-", start, example);
      case Sought.NotFound(long schedules, boolean complete) ->
          row(
              protocol.name(),
              property.violation(),
              schedules,
              "-",
              complete ? "yes" : "no",
              start,
              null);
      case Sought.NotPlayed _ -> {}
    }
  }

  private void row(
      String protocol,
      String what,
      long schedules,
      String states,
      String complete,
      long start,
      @Nullable Counterexample example) {
    String found =
        example == null
            ? "-"
            : example.property().word() + " in " + example.timeline().steps().size() + " steps";
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        FORMAT,
        protocol,
        what,
        schedules,
        states,
        complete,
        String.format(Locale.ROOT, "%.1f", seconds),
        found);
    if (example != null) {
      examples.add(example);
    }
  }

  private void tell(Counterexample example) {
    out.printf(
        Locale.ROOT,
        "%n%s: %s%s, trace %016x%n%s",
        example.protocol(),
        example.property().violation(),
        example.seed() == 0 ? "" : ", seed " + example.seed(),
        example.traceHash(),
        example.timeline().text());
  }
}
