package dev.freshline.reports.predict;

import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.reports.predict.sim.Conditions;
import dev.freshline.reports.predict.sim.Precision;
import dev.freshline.reports.predict.sim.Simulated;
import dev.freshline.reports.predict.sim.Simulation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/// What the figures of a sample leave unsaid: other observations would have given others.
///
/// The formulas are worked out for resamples and get an accelerated interval. Simulated figures
/// are simulated for a few resamples each, whose spread holds both the data's chance and the
/// simulation's.
final class DataUncertainty {
  private static final int RESAMPLES = 199;
  private static final int GROUPS = 40;
  private static final int SIMULATIONS = 16;
  private static final double CONFIDENCE = 0.95;
  private static final Precision SHORT = new Precision(1e-9, 1e-9, 1_000, 40_000);

  private final Resampling resampling;
  private final Conditions conditions;
  private final long seed;

  DataUncertainty(Resampling resampling, Conditions conditions, long seed) {
    this.resampling = resampling;
    this.conditions = conditions;
    this.seed = seed;
  }

  /// Gives every figure an interval that covers the data's uncertainty too.
  void widen(Map<Quantity, Figure> figures) {
    Map<Quantity, Figure> byFormula = new EnumMap<>(Quantity.class);
    Map<Quantity, Figure> bySimulation = new EnumMap<>(Quantity.class);
    figures.forEach(
        (quantity, figure) -> {
          switch (figure.method()) {
            case FORMULA -> byFormula.put(quantity, figure);
            case SIMULATION -> bySimulation.put(quantity, figure);
          }
        });
    if (!byFormula.isEmpty()) {
      figures.putAll(formulas(byFormula));
    }
    if (!bySimulation.isEmpty()) {
      figures.putAll(simulations(bySimulation));
    }
  }

  private Map<Quantity, Figure> formulas(Map<Quantity, Figure> figures) {
    var random = new SplittableRandom(seed);
    List<Formulas> again = new ArrayList<>();
    for (int i = 0; i < RESAMPLES; i++) {
      again.add(coarse(resampling.again(random)));
    }
    List<Formulas> without = new ArrayList<>();
    int groups = Math.min(GROUPS, resampling.size());
    for (int i = 0; i < groups && groups > 1; i++) {
      resampling.without(i, groups).map(DataUncertainty::coarse).ifPresent(without::add);
    }
    Formulas unseen = resampling.hasLimit() ? new Formulas(resampling.withUnseen()) : null;
    Formulas base = coarse(resampling.situation());
    Map<Quantity, Figure> wide = new EnumMap<>(Quantity.class);
    figures.forEach(
        (quantity, figure) -> {
          double shift = figure.value() - base.value(quantity);
          double[] values = values(quantity, again, shift);
          Figure interval =
              values.length < RESAMPLES / 2
                  ? figure
                  : Accelerated.interval(figure.value(), values, values(quantity, without, shift));
          wide.put(quantity, upTo(interval, quantity, unseen));
        });
    return wide;
  }

  private static Formulas coarse(Situation situation) {
    return new Formulas(situation, RetriedRest.COARSE);
  }

  /// @param shift by which the coarse lattice misses the fine one
  private static double[] values(Quantity quantity, List<Formulas> all, double shift) {
    return all.stream()
        .mapToDouble(each -> each.value(quantity) + shift)
        .filter(Double::isFinite)
        .toArray();
  }

  /// A tail that nobody has seen may still be there: it raises the upper end, never the lower.
  private static Figure upTo(Figure figure, Quantity quantity, @Nullable Formulas unseen) {
    double worst = unseen == null ? figure.high() : unseen.value(quantity);
    boolean higher = Double.isFinite(worst) && worst > figure.high();
    return new Figure(
        figure.value(), figure.low(), higher ? worst : figure.high(), figure.method());
  }

  private Map<Quantity, Figure> simulations(Map<Quantity, Figure> figures) {
    var random = new SplittableRandom(seed);
    List<Simulated> again = new ArrayList<>();
    for (int i = 0; i < SIMULATIONS; i++) {
      again.add(new Simulation(resampling.again(random), conditions, random.nextLong()).run(SHORT));
    }
    Map<Quantity, Figure> wide = new EnumMap<>(Quantity.class);
    figures.forEach((quantity, figure) -> wide.put(quantity, spread(quantity, figure, again)));
    return wide;
  }

  private static Figure spread(Quantity quantity, Figure figure, List<Simulated> again) {
    double[] values =
        again.stream()
            .map(each -> Estimates.of(quantity, each))
            .filter(each -> each != null)
            .mapToDouble(Figure::value)
            .toArray();
    if (values.length < 2) {
      return figure;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - figure.value()) * (value - figure.value());
    }
    double half =
        TDistribution.of(values.length - 1.0).inverseSurvivalProbability((1 - CONFIDENCE) / 2)
            * Math.sqrt(squares / values.length);
    double most = quantity.isShare() ? 1 : Double.POSITIVE_INFINITY;
    return new Figure(
        figure.value(),
        Math.max(Math.min(figure.value() - half, figure.low()), 0),
        Math.min(Math.max(figure.value() + half, figure.high()), most),
        Method.SIMULATION);
  }
}
