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
    Row floor = floor(bound, row, rows);
    if (floor != null) {
      double ratio = row.median() / floor.median();
      ratio(row, bound, ratio, bound.goalTimes(), false, into);
      ratio(row, bound, ratio, bound.times(), true, into);
    }
    Double bytes = row.bytes();
    if (bound.bytes() >= 0 && bytes != null) {
      into.add(Check.ofBytes(row.title(), bound.bytes(), bytes, bound.why()));
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
      into.add(Check.ofRatio(row.title(), most, bound.of(), found, gates, bound.why()));
    }
  }

  /// The row that a bound compares with: under the parameters that it names, or else under the
  /// same as ours, as far as it has them.
  private static @Nullable Row floor(Bound bound, Row ours, List<Row> rows) {
    for (Row row : rows) {
      boolean fits =
          bound.ofWhere().isEmpty()
              ? ours.parameters().entrySet().containsAll(row.parameters().entrySet())
              : row.title().contains(bound.ofWhere());
      if (row.name().equals(bound.of()) && fits) {
        return row;
      }
    }
    return null;
  }
}
