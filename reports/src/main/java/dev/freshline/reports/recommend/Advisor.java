package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.predict.Predictor;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Choice;
import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.recommend.WaitStep.Plan;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Makes the answer of what searches find: the cheapest settings, the repairs, what they rest on,
/// and the surface around them.
///
/// A search goes by formulas. What it finds is predicted with the data's intervals and with
/// simulation of what formulas leave out (waiters, orphans, bursts); where that exceeds the budget,
/// the search is repeated with less of it.
final class Advisor {
  private static final String SMALLEST_EDIT = "smallest edit";

  /// Predictions for one question, at most.
  private static final int FINALISTS = 4;

  private static final double LEAST_STRICTER = 0.1;
  private static final double MOST_STRICTER = 0.9;

  private final Situation situation;
  private final SurfaceEstimator estimator;
  private final Predictor predictor;
  private final long seed;
  private final Map<Protocol, Prediction> predictions = new HashMap<>();
  private final Map<Protocol, List<Choice>> chosen = new HashMap<>();
  private final Map<Double, Solver> solvers = new HashMap<>();

  Advisor(Situation situation, SurfaceEstimator estimator, Predictor predictor, long seed) {
    this.situation = situation;
    this.estimator = estimator;
    this.predictor = predictor;
    this.seed = seed;
  }

  /// Empty where nothing is feasible.
  Optional<Advised> advise() {
    return confirmed(Solver::solve).map(this::advise);
  }

  /// What stood in the way of those that were refused.
  List<String> refusals() {
    return solver(Terms.ALL).judge().refusals();
  }

  private Advised advise(Candidate best) {
    Optional<Candidate> keptFreshness = keptFreshness();
    Optional<Candidate> keptCooldown = keptCooldown();
    Judge judge = solver(Terms.ALL).judge();
    var targets = new ArrayList<Candidate>(List.of(best));
    asItIs(judge, best.cadence()).ifPresent(targets::add);
    keptFreshness.ifPresent(targets::add);
    keptCooldown.ifPresent(targets::add);

    var repairs = new ArrayList<Proposal>();
    smallestEdit(judge, targets).ifPresent(edit -> repairs.add(proposal(SMALLEST_EDIT, edit)));
    keptFreshness.ifPresent(kept -> repairs.add(proposal("keep freshness", kept)));
    keptCooldown.ifPresent(kept -> repairs.add(proposal("keep cooldown", kept)));
    Optional<Surface> surface = surface(best);
    return new Advised(
        proposal("cheapest", best),
        repairs,
        surface.map(Surface::front).orElse(List.of()),
        surface.map(this::map).orElse(List.of()),
        evidence(best));
  }

  /// Empty where there is no formula.
  private Optional<Surface> surface(Candidate best) {
    double cpu = situation.workload().cpuPerBusySecond();
    return estimator
        .surface(best.protocol())
        .map(surface -> new Surface(surface, best.cadence(), cpu));
  }

  private List<Point> map(Surface surface) {
    return surface.map(
        Times.seconds(situation.protocol().cooldown(), 0),
        Times.seconds(situation.protocol().freshFor(), 0));
  }

  /// A lock whose user chooses what it keeps: only what breaks a rule changes.
  Advised adviseOnLock() {
    Solver solver = solver(Terms.ALL);
    Candidate derived = solver.judge().judgeLock(solver.leastTimeout());
    Candidate edit = new SmallestEdit(solver.judge()).of(List.of(derived)).getFirst();
    var evidence = new ArrayList<String>();
    evidence.add("neither cooldown nor freshFor is set, so the lock alone was judged");
    evidence.add(Evidence.ofData(situation));
    return new Advised(proposal(SMALLEST_EDIT, edit), List.of(), List.of(), List.of(), evidence);
  }

  private Optional<Candidate> keptFreshness() {
    return situation.protocol().freshFor() == null
        ? Optional.empty()
        : confirmed(solver -> solver.search().cheapestAt(solver.promise()));
  }

  private Optional<Candidate> keptCooldown() {
    Duration cooldown = situation.protocol().cooldown();
    return cooldown == null
        ? Optional.empty()
        : confirmed(solver -> solver.search().shortestFreshFor(Times.seconds(cooldown)));
  }

  /// The current cadence, with whatever else is to change.
  private Optional<Candidate> asItIs(Judge judge, Cadence best) {
    Duration cooldown = situation.protocol().cooldown();
    Duration freshFor = situation.protocol().freshFor();
    return cooldown == null || freshFor == null
        ? Optional.empty()
        : Optional.of(
            judge.judge(
                new Cadence(
                    best.timeout(),
                    Times.seconds(cooldown),
                    situation.protocol().cooldownFrom(),
                    Times.seconds(freshFor))));
  }

  /// The smallest edit that its prediction confirms.
  private Optional<Candidate> smallestEdit(Judge judge, List<Candidate> targets) {
    return new SmallestEdit(judge)
        .of(withPlans(judge, targets)).stream()
            .limit(FINALISTS)
            .filter(edit -> predicted(edit).isFeasible())
            .findFirst();
  }

  /// Where the waiting of today goes on as well.
  private static List<Candidate> withPlans(Judge judge, List<Candidate> targets) {
    var all = new ArrayList<Candidate>();
    for (Candidate target : targets) {
      for (Plan plan : Plan.values()) {
        Candidate each = judge.judge(target.cadence(), plan);
        if (each.isFeasible()) {
          all.add(each);
        }
      }
    }
    return all;
  }

  /// What a search finds and its prediction confirms.
  private Optional<Candidate> confirmed(Function<Solver, Optional<Candidate>> search) {
    Terms terms = Terms.ALL;
    for (int i = 0; i < FINALISTS; i++) {
      Optional<Candidate> found = search.apply(solver(terms));
      if (found.isEmpty()) {
        return found;
      }
      Candidate predicted = predicted(found.get());
      if (predicted.isFeasible()) {
        return found;
      }
      terms = terms.stricter(excess(predicted.prediction()));
    }
    return Optional.empty();
  }

  /// By how much less of its budget a search has to be content with.
  private double excess(Prediction prediction) {
    Figure stale = prediction.staleFraction();
    double alpha = situation.budget().staleFraction();
    return stale == null
        ? LEAST_STRICTER
        : Math.clamp(alpha / stale.high(), LEAST_STRICTER, MOST_STRICTER);
  }

  private Candidate predicted(Candidate candidate) {
    Prediction prediction = predict(candidate.protocol());
    return solver(Terms.ALL).judge().judge(candidate.cadence(), candidate.draft(), prediction);
  }

  private Solver solver(Terms terms) {
    return solvers.computeIfAbsent(
        terms.strictness(), strictness -> new Solver(situation, estimator, terms));
  }

  private Prediction predict(Protocol protocol) {
    return predictions.computeIfAbsent(
        protocol, each -> predictor.predict(each, situation.workload(), seed));
  }

  private Proposal proposal(String name, Candidate candidate) {
    Protocol protocol = candidate.protocol();
    Prediction prediction = predict(protocol);
    List<Choice> choices =
        chosen.computeIfAbsent(
            protocol, _ -> new Choices(solver(Terms.ALL).judge()).of(candidate, prediction));
    return new Proposal(name, protocol, prediction, choices);
  }

  private List<String> evidence(Candidate best) {
    Solver solver = solver(Terms.ALL);
    var lines = new ArrayList<String>();
    if (best.cadence().freshFor() > solver.promise()) {
      lines.add(Evidence.ofPromise(solver.promise(), best));
    }
    int judged = solvers.values().stream().mapToInt(each -> each.judge().judged()).sum();
    lines.add(Evidence.ofSearch(judged, predictions.size(), situation));
    Newsvendor.price(solver.judge(), best.cadence())
        .ifPresent(price -> lines.add(Evidence.ofPrice(price)));
    lines.add(Evidence.ofData(situation));
    return lines;
  }
}
