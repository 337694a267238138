package dev.freshline.reports.predict;

import dev.freshline.reports.predict.sim.Conditions;
import dev.freshline.reports.predict.sim.Precision;
import dev.freshline.reports.predict.sim.Simulated;
import dev.freshline.reports.predict.sim.Simulation;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Predicts by formula where there is one, by simulation elsewhere, and lets the simulation check
/// the formulas.
///
/// @param precision of the simulation
/// @param checks whether formulas are checked; without, nothing is simulated where formulas are
///     enough
/// @param conditions that the machine adds; under any, everything is simulated
public record ModelPredictor(Precision precision, boolean checks, Conditions conditions)
    implements Predictor {

  /// A formula is doubted beyond so many half-widths of the simulation's 95 % interval: for some
  /// fifteen figures at once, once in a thousand predictions by chance.
  private static final double DOUBT = 2.2;

  private static final double ROUNDING = 1e-9;

  /// As for the command line: everything is checked.
  public ModelPredictor() {
    this(Precision.USUAL, true, Conditions.NONE);
  }

  /// For many settings in a row: unchecked, and as coarse as it may be where there is no formula.
  public static ModelPredictor quick() {
    return new ModelPredictor(Precision.COARSE, false, Conditions.NONE);
  }

  @Override
  public Prediction predict(Protocol protocol, Workload workload, long seed) {
    Situation is = Situation.of(protocol, workload);
    Set<Quantity> voided = OpenKeys.voided(protocol, is);
    Map<Quantity, Double> formulas = formulas(is, voided);
    boolean needed = formulas.containsValue(Double.NaN);
    Simulated simulated =
        needed || checks ? new Simulation(is, conditions, seed).run(precision) : null;
    Map<Quantity, Figure> figures = new EnumMap<>(Quantity.class);
    List<Mismatch> mismatches = new ArrayList<>();
    formulas.forEach(
        (quantity, formula) -> {
          Figure found = simulated == null ? null : simulate(quantity, is, simulated);
          Figure figure = Double.isNaN(formula) ? found : exact(formula);
          if (figure != null) {
            figures.put(quantity, figure);
          }
          if (found != null && canBeChecked(is) && isDoubtful(formula, found)) {
            mismatches.add(new Mismatch(quantity.figure(), formula, found));
          }
        });
    Sample sample = workload.sample();
    if (sample != null && workload.service() instanceof Empirical) {
      new DataUncertainty(new Resampling(is, sample), conditions, seed).widen(figures);
    }
    return prediction(figures, is, mismatches, assumptions(protocol, simulated));
  }

  private static List<String> assumptions(Protocol protocol, @Nullable Simulated simulated) {
    List<String> assumptions = new ArrayList<>(OpenKeys.assumptions(protocol));
    if (simulated != null && simulated.pile() > 0) {
      assumptions.add(
          "the simulation ended with "
              + simulated.pile()
              + " runs alive at once: taken to go on so");
    }
    return assumptions;
  }

  private Map<Quantity, Double> formulas(Situation is, Set<Quantity> voided) {
    var all = new Formulas(is);
    Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      if (!voided.contains(quantity)) {
        boolean undisturbed = conditions.equals(Conditions.NONE);
        values.put(quantity, undisturbed ? all.value(quantity) : Double.NaN);
      }
    }
    return values;
  }

  private static @Nullable Figure exact(double formula) {
    return Double.isInfinite(formula) ? null : Figure.exact(formula);
  }

  private static @Nullable Figure simulate(Quantity quantity, Situation is, Simulated simulated) {
    return simulated.cycles() == 0
        ? Estimates.hopeless(quantity, is, simulated)
        : Estimates.of(quantity, simulated);
  }

  /// Without a variance the spread of a simulation says nothing of how far it is off.
  private static boolean canBeChecked(Situation is) {
    double limit = Math.min(is.timeout(), is.deadline());
    return Double.isFinite(limit) || Double.isFinite(is.service().variance());
  }

  private static boolean isDoubtful(double formula, Figure found) {
    double above = DOUBT * (found.high() - found.value()) + ROUNDING;
    double below = DOUBT * (found.value() - found.low()) + ROUNDING;
    return formula > found.value() + above || formula < found.value() - below;
  }

  private static Prediction prediction(
      Map<Quantity, Figure> figures,
      Situation is,
      List<Mismatch> mismatches,
      List<String> assumptions) {
    Map<Double, Figure> quantiles = new HashMap<>();
    figures.forEach(
        (quantity, figure) -> {
          if (quantity.isQuantile()) {
            quantiles.put(quantity.probability(), figure);
          }
        });
    return new Prediction(
        figures.get(Quantity.CYCLE),
        figures.get(Quantity.AGE_MEAN),
        figures.get(Quantity.AGE_PEAK),
        quantiles,
        figures.get(Quantity.STALE),
        figures.get(Quantity.CRITICAL),
        figures.get(Quantity.RUNS),
        figures.get(Quantity.BUSY),
        cpu(figures.get(Quantity.BUSY), is.cpuPerBusySecond()),
        figures.get(Quantity.DUPLICATES),
        figures.get(Quantity.DUPLICATES_A_DAY),
        figures.get(Quantity.GIVE_UPS),
        figures.get(Quantity.RECOVERY),
        mismatches,
        assumptions);
  }

  private static @Nullable Figure cpu(@Nullable Figure busy, double each) {
    return busy == null
        ? null
        : new Figure(busy.value() * each, busy.low() * each, busy.high() * each, busy.method());
  }
}
