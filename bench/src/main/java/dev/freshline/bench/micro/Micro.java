package dev.freshline.bench.micro;

import dev.freshline.bench.result.Row;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/// The groups of single steps, and which class has which.
public enum Micro {
  FLOORS("floors", Floors.class),
  LOCKS("lock", LeaseCost.class),
  FOREIGN("lock", ForeignLockCost.class),
  RIVALS("rivals", LeaseRivalry.class),
  STEPS("pipeline", Steps.class);

  private final String label;
  private final Class<?> type;

  Micro(String label, Class<?> type) {
    this.label = label;
    this.type = type;
  }

  /// The classes of all groups.
  public static List<Class<?>> all() {
    return Stream.of(values()).<Class<?>>map(group -> group.type).toList();
  }

  /// Measures all benchmarks of this group.
  ///
  /// @param only values of parameters that are measured, by name
  public List<Row> run(MicroRun run, Map<String, String[]> only, Consumer<String> progress)
      throws RunnerException, CommandLineOptionException {
    List<Row> rows = new ArrayList<>();
    for (Method method : benchmarks(type)) {
      progress.accept(type.getSimpleName() + '.' + method.getName());
      rows.addAll(run.run(label, type, method.getName(), only));
    }
    return rows;
  }

  private static List<Method> benchmarks(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }
}
