package dev.freshline.bench.micro;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Row;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds rows against the bounds that stand beside their benchmarks.
public final class Bounds {
  private Bounds() {}

  /// A check for each bound whose row was measured; a ratio needs both its rows.
  public static List<Check> check(List<Class<?>> benchmarks, List<Row> rows) {
    List<Check> checks = new ArrayList<>();
    for (Class<?> type : benchmarks) {
      for (Method method : type.getDeclaredMethods()) {
        Bound bound = method.getAnnotation(Bound.class);
        if (bound != null) {
          check(type.getSimpleName() + '.' + method.getName(), bound, rows, checks);
        }
      }
    }
    return checks;
  }

  private static void check(String name, Bound bound, List<Row> rows, List<Check> into) {
    for (Row row : rows) {
      if (!row.name().equals(name)) {
        continue;
      }
      Row floor = bound.times() > 0 ? find(bound.of(), row.parameters(), rows) : null;
      if (floor != null) {
        double ratio = row.median() / floor.median();
        into.add(
            new Check(
                row.title(),
                String.format(Locale.ROOT, "p50 <= %.2f x %s", bound.times(), bound.of()),
                String.format(Locale.ROOT, "%.2f x", ratio),
                ratio <= bound.times(),
                true,
                bound.why()));
      }
      Double bytes = row.bytes();
      if (bound.bytes() >= 0 && bytes != null) {
        into.add(
            new Check(
                row.title(),
                String.format(Locale.ROOT, "%d bytes a call", bound.bytes()),
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
  }

  private static @Nullable Row find(String name, Map<String, String> parameters, List<Row> rows) {
    for (Row row : rows) {
      if (row.name().equals(name) && row.parameters().equals(parameters)) {
        return row;
      }
    }
    return null;
  }
}
