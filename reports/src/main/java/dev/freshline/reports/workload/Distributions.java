package dev.freshline.reports.workload;

import dev.freshline.settings.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/// Distributions as they are written on the command line.
///
/// | text | is |
/// |---|---|
/// | `exp:20s` | exponential with a mean of 20 s |
/// | `uniform:5s..40s` | between 5 and 40 s, all alike |
/// | `lognormal:8s,0.6` | a median of 8 s, a standard deviation of 0.6 of the logarithm |
/// | `weibull:20s,1.5` | a scale of 20 s, a shape of 1.5 |
/// | `pareto:5s,2.5` | 5 s at least, `P(X > x) = (5 s / x)^2.5` |
/// | `fixed:35s` | always 35 s |
/// | `file:PATH` | what was observed: [DurationsFile] |
/// | `mix:0.9*lognormal:8s,0.6+0.1*uniform:35s..60s` | one of these, with these shares |
public final class Distributions {
  private static final String KNOWN =
      "one of exp:20s, uniform:5s..40s, lognormal:8s,0.6, weibull:20s,1.5, pareto:5s,2.5,"
          + " fixed:35s, file:PATH, mix:0.9*DIST+0.1*DIST";

  private static final double NANOS_PER_SECOND = 1e9;

  private Distributions() {}

  /// @throws IllegalArgumentException when it is none; the message says what was expected, what was
  ///     found and how to write it
  /// @throws IOException when a file cannot be read
  public static Distribution parse(String text) throws IOException {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("expected " + KNOWN + ", found '" + text + "'");
    }
    String rest = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "exp" -> new Parametric(text, ExponentialDistribution.of(positive(text, rest)));
      case "uniform" -> uniform(text, rest);
      case "lognormal" -> {
        double[] pair = pair(text, rest, "lognormal:MEDIAN,SIGMA such as lognormal:8s,0.6");
        yield new Parametric(text, LogNormalDistribution.of(Math.log(pair[0]), pair[1]));
      }
      case "weibull" -> {
        double[] pair = pair(text, rest, "weibull:SCALE,SHAPE such as weibull:20s,1.5");
        yield new Parametric(text, WeibullDistribution.of(pair[1], pair[0]));
      }
      case "pareto" -> {
        double[] pair = pair(text, rest, "pareto:LEAST,SHAPE such as pareto:5s,2.5");
        yield new Parametric(text, ParetoDistribution.of(pair[0], pair[1]));
      }
      case "fixed" -> new Fixed(text, seconds(text, rest));
      case "file" -> Empirical.of(text, DurationsFile.read(Path.of(rest)));
      case "mix" -> mixture(text, rest);
      default -> throw new IllegalArgumentException("expected " + KNOWN + ", found '" + text + "'");
    };
  }

  private static Distribution uniform(String text, String rest) {
    int dots = rest.indexOf("..");
    if (dots < 0) {
      throw new IllegalArgumentException(
          "expected uniform:LOW..HIGH such as uniform:5s..40s, found '" + text + "'");
    }
    double low = seconds(text, rest.substring(0, dots));
    double high = seconds(text, rest.substring(dots + 2));
    if (!(low < high)) {
      throw new IllegalArgumentException(
          text
              + ": expected a lower end below the upper one, found "
              + low
              + " s and "
              + high
              + " s; write fixed:"
              + rest.substring(dots + 2)
              + " for a single value");
    }
    return new Parametric(text, UniformContinuousDistribution.of(low, high));
  }

  private static Distribution mixture(String text, String rest) throws IOException {
    List<Mixture.Part> parts = new ArrayList<>();
    for (String part : rest.split("\\+", -1)) {
      int star = part.indexOf('*');
      if (star < 0) {
        throw new IllegalArgumentException(
            text + ": expected SHARE*DIST such as 0.9*exp:8s, found '" + part + "'");
      }
      parts.add(
          new Mixture.Part(number(text, part.substring(0, star)), parse(part.substring(star + 1))));
    }
    return new Mixture(text, parts);
  }

  /// A positive time and a positive number.
  private static double[] pair(String text, String rest, String form) {
    int comma = rest.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException("expected " + form + ", found '" + text + "'");
    }
    return new double[] {
      positive(text, rest.substring(0, comma)), number(text, rest.substring(comma + 1))
    };
  }

  private static double positive(String text, String duration) {
    double seconds = seconds(text, duration);
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          text + ": expected a time of more than 0, found '" + duration + "'");
    }
    return seconds;
  }

  /// A duration of the command line in seconds.
  static double seconds(String text, String duration) {
    try {
      return Durations.parse(duration).toNanos() / NANOS_PER_SECOND;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
  }

  private static double number(String text, String digits) {
    try {
      double number = Double.parseDouble(digits.strip());
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, as a number that is out of range.
    }
    throw new IllegalArgumentException(
        text + ": expected a number of more than 0 such as 0.6, found '" + digits + "'");
  }
}
