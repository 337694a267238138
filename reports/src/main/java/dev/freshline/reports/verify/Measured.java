package dev.freshline.reports.verify;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a fleet did, as figures with 95 % intervals, in the time of the settings.
///
/// A figure is null where too little happened for an interval.
///
/// @param cycles between successes that were seen whole
record Measured(
    int cycles,
    @Nullable Figure cycleSeconds,
    @Nullable Figure staleFraction,
    @Nullable Figure runsPerHour,
    @Nullable Figure busySecondsPerHour,
    Figure duplicatesPerDay,
    @Nullable Figure giveUpFraction) {
  private static final double HOUR = 3600;
  private static final double HOURS_A_DAY = 24;
  private static final Set<How> GIVEN_UP = EnumSet.of(How.GAVE_UP, How.DEADLINE);

  /// Two-sided 95 % of the normal distribution.
  private static final double Z = 1.96;

  /// How late the end of a stale cycle may be that nobody saw, as a part of `freshFor`.
  private static final double LATE = 0.25;

  /// With fewer cycles a spread is not known.
  private static final int LEAST_CYCLES = 3;

  static Measured of(LoadResult result) {
    Looks looks = Looks.at(result);
    List<Double> gaps = gaps(looks.stamps());
    double hours = result.load().span().toMillis() / 1000.0 / HOUR;
    Figure runs = runs(result.tally(), gaps, hours);
    return new Measured(
        gaps.size(),
        cycle(gaps),
        stale(looks, result.load().protocol().freshFor()),
        runs,
        busy(result, runs),
        counted(result.tally().duplicates(), hours / HOURS_A_DAY, Double.POSITIVE_INFINITY),
        giveUps(result));
  }

  private static List<Double> gaps(List<Double> stamps) {
    var gaps = new ArrayList<Double>();
    for (int i = 1; i < stamps.size(); i++) {
      gaps.add(stamps.get(i) - stamps.get(i - 1));
    }
    return gaps;
  }

  private static @Nullable Figure cycle(List<Double> gaps) {
    if (gaps.size() < LEAST_CYCLES) {
      return null;
    }
    double mean = mean(gaps);
    double half = student(gaps.size() - 1) * deviation(gaps) / Math.sqrt(gaps.size());
    return new Figure(mean, Math.max(0, mean - half), mean + half, Method.SIMULATION);
  }

  /// The share of looks at a reading that was older, by cycles: the looks at one reading have one
  /// fate (regenerative ratio estimator, Crane and Iglehart 1975).
  private static @Nullable Figure stale(Looks looks, @Nullable Duration freshFor) {
    if (freshFor == null || looks.ages().size() <= LEAST_CYCLES) {
      return null;
    }
    double limit = freshFor.toNanos() / 1e9;
    // The last reading was not seen to its end.
    List<List<Double>> cycles = looks.ages().subList(0, looks.ages().size() - 1);
    double all = cycles.stream().mapToInt(List::size).sum();
    double stale = cycles.stream().mapToDouble(each -> older(each, limit)).sum();
    double share = stale / all;
    var residuals = new ArrayList<Double>();
    cycles.forEach(each -> residuals.add(older(each, limit) - share * each.size()));
    int n = cycles.size();
    double half = student(n - 1) * deviation(residuals) / Math.sqrt(n) / (all / n);
    return seldom(share, half, cycles, limit, gaps(looks.stamps()));
  }

  /// Where few cycles have a stale look at all, their number says more than their spread: as a
  /// Poisson count; none in n is at most 3 (Hanley and Lippman-Hand 1983).
  private static Figure seldom(
      double share, double half, List<List<Double>> cycles, double limit, List<Double> gaps) {
    long with = cycles.stream().filter(each -> older(each, limit) > 0).count();
    double spread = Z * Math.sqrt((double) with);
    double most =
        with == 0
            ? 3.0 / cycles.size() * LATE * limit / mean(gaps)
            : share * (with + spread + 2) / with;
    double least = with == 0 ? 0 : share * Math.max(0, with - spread) / with;
    return new Figure(
        share,
        Math.max(0, Math.min(share - half, least)),
        Math.min(1, Math.max(share + half, most)),
        Method.SIMULATION);
  }

  private static double older(List<Double> ages, double limit) {
    return ages.stream().filter(age -> age > limit).count();
  }

  /// Runs begin as cycles do, and duplicates at random; at both ends of the time one may be missed.
  private static @Nullable Figure runs(Tally tally, List<Double> gaps, double hours) {
    if (gaps.size() < LEAST_CYCLES) {
      return null;
    }
    double variation = deviation(gaps) / mean(gaps);
    double half = 1 + Z * Math.sqrt(variation * variation * tally.runs() + tally.duplicates());
    return new Figure(
        tally.runs() / hours,
        Math.max(0, tally.runs() - half) / hours,
        (tally.runs() + half) / hours,
        Method.SIMULATION);
  }

  private static @Nullable Figure busy(LoadResult result, @Nullable Figure runs) {
    Tally tally = result.tally();
    if (runs == null || tally.runs() == 0) {
      return null;
    }
    double life = tally.busyMillis() / 1000.0 / result.load().scale() / tally.runs();
    // Lives vary at most about as much as exponential ones do.
    double relative = Z / Math.sqrt(tally.runs());
    return new Figure(
        runs.value() * life,
        runs.low() * life * Math.max(0, 1 - relative),
        runs.high() * life * (1 + relative),
        Method.SIMULATION);
  }

  /// Of those that had to wait for a lock, the share that came to nothing.
  private static @Nullable Figure giveUps(LoadResult result) {
    if (result.load().protocol().waiting().count() == 0) {
      return null;
    }
    List<Rendered> waited =
        result.renders().stream().filter(each -> each.showing().waited().isPositive()).toList();
    long gaveUp = waited.stream().filter(each -> GIVEN_UP.contains(each.showing().how())).count();
    return waited.isEmpty() ? null : counted((double) gaveUp, (double) waited.size(), 1);
  }

  /// A number of events for each of n, as a Poisson count has it; none seen is at most 3 (Hanley
  /// and Lippman-Hand 1983).
  private static Figure counted(double events, double n, double most) {
    double half = Z * Math.sqrt(events);
    return new Figure(
        Math.min(most, events / n),
        Math.max(0, Math.min(most, (events - half) / n)),
        Math.min(most, (events == 0 ? 3 : events + half + 1) / n),
        Method.SIMULATION);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double deviation(List<Double> values) {
    double mean = mean(values);
    double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  /// Two-sided 95 % of Student's distribution, by the expansion of Cornish and Fisher (1937):
  /// within 4 % from 3 degrees of freedom on.
  private static double student(int degrees) {
    double z3 = Z * Z * Z;
    double z5 = z3 * Z * Z;
    double n = degrees;
    return Z + (z3 + Z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * n * n);
  }
}
