package dev.freshline.reports.app;

import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.sim.Budget;
import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.RunTimes;
import dev.freshline.stress.sim.Sought;
import dev.freshline.stress.sim.Timeline;
import dev.freshline.stress.sim.Witnesses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Seeks, for each violation that shows in a few steps, a timeline in which the protocol's own code
/// commits it.
final class SimulatedWitnesses implements WitnessFinder {
  /// What each rule's violation leads to, in the simulator's terms; the others show in figures
  /// only.
  private static final Map<String, Property> PROPERTIES =
      Map.ofEntries(
          Map.entry("FRESH_COVERS_CYCLE", Property.STALE_HELD_BACK),
          Map.entry("GATE_YIELDS_TO_STALE", Property.DEFAULT_SHOWN),
          Map.entry("STAMP_TRAVELS", Property.STALE_SHOWN_FRESH),
          Map.entry("NO_ORPHAN", Property.ORPHAN_OUTLIVES),
          Map.entry("LEASE_OUTLIVES_RUN", Property.TWO_RUNS),
          Map.entry("LEASE_TAIL", Property.TWO_RUNS),
          Map.entry("LIVE_HOLDER", Property.STEAL_FROM_LIVING),
          Map.entry("FENCED_WRITE", Property.STALE_WRITE),
          Map.entry("WAIT_COVERS_RUN", Property.WAITER_GIVES_UP),
          Map.entry("WAIT_SHARES_RESULT", Property.DUPLICATE_RUN),
          Map.entry("DEADLINE_NEST", Property.CUT_OFF));

  /// Quantiles of the run times that a search plays with: a usual run and a slow one.
  private static final double[] QUANTILES = {0.5, 0.999};

  @Override
  public List<Witness> find(Protocol protocol, Workload workload, List<Finding> findings) {
    Map<Property, Optional<Counterexample>> found = new EnumMap<>(Property.class);
    List<Witness> witnesses = new ArrayList<>();
    for (Finding finding : findings) {
      Property property = PROPERTIES.get(finding.rule());
      if (finding.status() == Status.FAIL && property != null) {
        found
            .computeIfAbsent(property, one -> seek(protocol, one, workload))
            .ifPresent(example -> witnesses.add(witness(finding.rule(), example)));
      }
    }
    return witnesses;
  }

  private static Optional<Counterexample> seek(
      Protocol protocol, Property property, Workload workload) {
    return switch (Witnesses.seek(protocol, property, runTimes(workload), Budget.QUICK)) {
      case Sought.Found(Counterexample example, long _) -> Optional.of(example);
      case Sought.NotFound _, Sought.NotPlayed _ -> Optional.empty();
    };
  }

  private static RunTimes runTimes(Workload workload) {
    List<Duration> durations = new ArrayList<>();
    for (double quantile : QUANTILES) {
      double seconds = workload.service().quantile(quantile);
      if (seconds > 0 && Double.isFinite(seconds)) {
        durations.add(Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))));
      }
    }
    return new RunTimes(durations.isEmpty() ? List.of(Duration.ofSeconds(1)) : durations);
  }

  private static Witness witness(String rule, Counterexample example) {
    String replay =
        String.format(
            Locale.ROOT,
            "%s, %s, seed %d, trace %016x",
            example.protocol(),
            example.property().word(),
            example.seed(),
            example.traceHash());
    return new Witness(rule, example.property().violation(), replay, steps(example.timeline()));
  }

  private static List<Witness.Step> steps(Timeline timeline) {
    return timeline.steps().stream()
        .map(
            step ->
                new Witness.Step(
                    step.at().toNanos() / 1e9, step.process(), step.effect(), step.result()))
        .toList();
  }
}
