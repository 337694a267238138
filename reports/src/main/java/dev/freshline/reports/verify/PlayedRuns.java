package dev.freshline.reports.verify;

import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Fixed;
import dev.freshline.reports.workload.Mixture;
import dev.freshline.reports.workload.Parametric;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.jspecify.annotations.Nullable;

/// Run times as `stress/bin/fake-ccusage` reads them, in plain decimals whatever the command line
/// had: by their formula, or by a file of quantiles where there is none.
final class PlayedRuns {
  /// More than runs that are played.
  private static final int QUANTILES = 1000;

  /// By how much a run that nobody saw the end of outlasts everything else.
  private static final double ENDLESS = 2;

  private PlayedRuns() {}

  /// @param limit seconds after which no protocol lets a run go on
  /// @param file for what has no formula
  static String text(Distribution runs, double limit, Path file) throws IOException {
    String formula = formula(runs);
    if (formula != null) {
      return formula;
    }
    Files.write(file, quantiles(runs, limit));
    return "file:" + file.toAbsolutePath();
  }

  /// Drawn from these and not from what was observed, a run that was cut off lends its share to the
  /// longer ones, as in the prediction; one of which no longer one was seen outlasts every limit.
  private static List<String> quantiles(Distribution runs, double limit) {
    double[] times =
        IntStream.range(0, QUANTILES)
            .mapToDouble(i -> runs.quantile((i + 0.5) / QUANTILES))
            .toArray();
    double longest = Arrays.stream(times).filter(Double::isFinite).max().orElse(0);
    double endless = ENDLESS * Math.max(limit, longest);
    return Arrays.stream(times)
        .map(each -> Math.min(each, endless))
        .mapToObj(PlayedRuns::seconds)
        .toList();
  }

  private static @Nullable String formula(Distribution runs) {
    return switch (runs) {
      case Fixed fixed -> "fixed:" + seconds(fixed.seconds());
      case Parametric(String _, ContinuousDistribution law) -> formula(law);
      case Mixture mixture -> mixture(mixture);
      default -> null;
    };
  }

  private static @Nullable String formula(ContinuousDistribution law) {
    return switch (law) {
      case ExponentialDistribution it -> "exp:" + seconds(it.getMean());
      case UniformContinuousDistribution it ->
          "uniform:"
              + seconds(it.getSupportLowerBound())
              + ".."
              + seconds(it.getSupportUpperBound());
      case LogNormalDistribution it ->
          "lognormal:" + seconds(Math.exp(it.getMu())) + ',' + number(it.getSigma());
      case WeibullDistribution it ->
          "weibull:" + seconds(it.getScale()) + ',' + number(it.getShape());
      case ParetoDistribution it ->
          "pareto:" + seconds(it.getScale()) + ',' + number(it.getShape());
      default -> null;
    };
  }

  private static @Nullable String mixture(Mixture mixture) {
    List<String> parts = new ArrayList<>();
    for (Mixture.Part part : mixture.parts()) {
      String formula = formula(part.distribution());
      if (formula == null) {
        return null;
      }
      parts.add(number(part.share()) + '*' + formula);
    }
    return "mix:" + String.join("+", parts);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.4fs", seconds);
  }

  private static String number(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }
}
