package dev.freshline.bench.micro;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Row;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Holds rows against the bounds that stand beside their benchmarks.
public final class Bounds {
  private Bounds() {}

  /// A check for each bound whose row was measured; a ratio needs both its rows.
  public static List<Check> check(List<Class<?>> benchmarks, List<Row> rows) {
    List<Check> checks = new ArrayList<>();
    for (Class<?> type : benchmarks) {
      for (Method method : type.getDeclaredMethods()) {
        String name = type.getSimpleName() + '.' + method.getName();
        for (Bound bound : method.getAnnotationsByType(Bound.class)) {
          rows.stream()
              .filter(row -> row.name().equals(name) && row.title().contains(bound.where()))
              .forEach(row -> check(row, bound, rows, checks));
        }
      }
    }
    return checks;
  }

  private static void check(Row row, Bound bound, List<Row> rows, List<Check> into) {
    Row floor = find(bound.of(), row, rows);
    if (floor != null) {
      double ratio = row.median() / floor.median();
      ratio(row, bound, ratio, bound.goalTimes(), false, into);
      ratio(row, bound, ratio, bound.times(), true, into);
    }
    Double bytes = row.bytes();
    if (bound.bytes() >= 0 && bytes != null) {
      into.add(
          new Check(
              row.title(),
              String.format(Locale.ROOT, "<= %d bytes a call", bound.bytes()),
              String.format(Locale.ROOT, "%.0f bytes", bytes),
              bytes < bound.bytes() + 1,
              true,
              bound.why()));
    }
    if (bound.goalMicros() > 0) {
      double micros = row.median() / 1e3;
      into.add(
          new Check(
              row.title(),
              String.format(Locale.ROOT, "p50 <= %.0f us (goal)", bound.goalMicros()),
              String.format(Locale.ROOT, "%.1f us", micros),
              micros <= bound.goalMicros(),
              false,
              bound.why()));
    }
  }

  private static void ratio(
      Row row, Bound bound, double found, double most, boolean gates, List<Check> into) {
    if (most > 0) {
      into.add(
          new Check(
              row.title(),
              String.format(
                  Locale.ROOT, "p50 <= %.2f x %s%s", most, bound.of(), gates ? "" : " (goal)"),
              String.format(Locale.ROOT, "%.2f x", found),
              found <= most,
              gates,
              bound.why()));
    }
  }

  /// The row of a benchmark under the same parameters, as far as it has them.
  private static @Nullable Row find(String name, Row like, List<Row> rows) {
    for (Row row : rows) {
      if (row.name().equals(name)
          && like.parameters().entrySet().containsAll(row.parameters().entrySet())) {
        return row;
      }
    }
    return null;
  }
}
