package dev.freshline.bench.micro;

import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Row.Percentile;
import dev.freshline.bench.scratch.Scratch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Optional;
import org.openjdk.jmh.util.Statistics;

/// Runs benchmarks of this package with JMH.
public final class MicroRun {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Effort effort;
  private final List<String> further;
  private final Consumer<String> profiled;

  /// How long is measured.
  ///
  /// @param forks JVMs for each benchmark
  /// @param warmups iterations before it counts
  /// @param iterations that count
  /// @param millis of an iteration
  public record Effort(int forks, int warmups, int iterations, int millis) {
    public static final Effort QUICK = new Effort(1, 2, 3, 200);
    public static final Effort FULL = new Effort(3, 3, 5, 1_000);

    TimeValue time() {
      return TimeValue.milliseconds(millis);
    }
  }

  /// @param further options of JMH, which outdo ours
  /// @param profiled gets what the profilers among them say of each benchmark
  public MicroRun(Effort effort, List<String> further, Consumer<String> profiled) {
    this.effort = effort;
    this.further = List.copyOf(further);
    this.profiled = profiled;
  }

  /// Measures one benchmark under all its parameters.
  ///
  /// @param only values of its parameters that are measured; those not named keep all theirs
  /// @throws RunnerException when JMH could not
  public List<Row> run(String group, Class<?> type, String method, Map<String, String[]> only)
      throws RunnerException, CommandLineOptionException {
    var given = new CommandLineOptions(further.toArray(String[]::new));
    Map<String, String[]> values = narrowed(only, given);
    if (values.values().stream().anyMatch(left -> left.length == 0)) {
      return List.of(); // -p asks for others
    }
    OptionsBuilder options = options(given);
    options.include(type.getName().replace("$", "\\.") + "\\." + method + "$");
    values.forEach(options::param);
    Collection<RunResult> results = new Runner(options.build()).run();
    if (!given.getProfilers().isEmpty()) {
      results.forEach(this::tell);
    }
    return rows(group, results);
  }

  /// Of the values that are to be measured, those that -p names, if it names some.
  static Map<String, String[]> narrowed(Map<String, String[]> only, Options given) {
    Map<String, String[]> narrowed = new HashMap<>();
    only.forEach(
        (name, values) -> {
          Optional<Collection<String>> wanted = given.getParameter(name);
          narrowed.put(
              name,
              Stream.of(values)
                  .filter(value -> !wanted.hasValue() || wanted.get().contains(value))
                  .toArray(String[]::new));
        });
    return narrowed;
  }

  /// What is given, and ours where it says nothing: to JMH, a builder outdoes its parent.
  OptionsBuilder options(Options given) {
    var options = new OptionsBuilder();
    options
        .parent(given)
        .forks(given.getForkCount().orElse(effort.forks()))
        .warmupIterations(given.getWarmupIterations().orElse(effort.warmups()))
        .warmupTime(given.getWarmupTime().orElse(effort.time()))
        .measurementIterations(given.getMeasurementIterations().orElse(effort.iterations()))
        .measurementTime(given.getMeasurementTime().orElse(effort.time()))
        .jvmArgsAppend(jvmArguments(given.getJvmArgsAppend().orElse(List.of())))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(given.shouldFailOnError().orElse(true))
        .verbosity(given.verbosity().orElse(VerboseMode.SILENT));
    return options;
  }

  private static String[] jvmArguments(Collection<String> given) {
    List<String> arguments = new ArrayList<>(Scratch.jvmArguments());
    arguments.addAll(List.of("-Xmx256m", "--sun-misc-unsafe-memory-access=allow"));
    arguments.addAll(given); // of two that contradict each other, java takes the later one
    return arguments.toArray(String[]::new);
  }

  private void tell(RunResult result) {
    String title = Row.title(name(result.getParams()), parameters(result.getParams()));
    result
        .getSecondaryResults()
        .forEach(
            (name, found) -> {
              if (!found.getRole().isDerivative() && !name.endsWith(ALLOCATED)) {
                profiled.accept(title + ", " + name + ": " + said(found));
              }
            });
  }

  /// Some profilers write a text, and have no figure.
  private static String said(Result<?> found) {
    return Double.isNaN(found.getScore()) ? found.extendedInfo() : found.toString();
  }

  private static List<Row> rows(String group, Collection<RunResult> results) {
    Map<String, Double> bytes = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (RunResult result : results) {
      String key = key(result.getParams());
      Double allocated = allocated(result);
      if (allocated != null) {
        bytes.merge(key, allocated, Math::min);
      }
    }
    for (RunResult result : results) {
      if (result.getParams().getMode() == Mode.SampleTime) {
        rows.add(row(group, result, bytes.get(key(result.getParams()))));
      }
    }
    return rows;
  }

  private static String key(BenchmarkParams params) {
    return params.getBenchmark() + parameters(params);
  }

  private static Row row(String group, RunResult result, @Nullable Double bytes) {
    Statistics statistics = result.getPrimaryResult().getStatistics();
    List<Percentile> percentiles = new ArrayList<>();
    for (double percentage : Row.PERCENTAGES) {
      percentiles.add(new Percentile(percentage, statistics.getPercentile(percentage)));
    }
    return new Row(
        group,
        name(result.getParams()),
        parameters(result.getParams()),
        statistics.getN(),
        statistics.getMean(),
        percentiles,
        bytes);
  }

  private static String name(BenchmarkParams params) {
    return params.getBenchmark().substring(MicroRun.class.getPackageName().length() + 1);
  }

  private static Map<String, String> parameters(BenchmarkParams params) {
    Map<String, String> values = new HashMap<>();
    for (String name : params.getParamsKeys()) {
      values.put(name, params.getParam(name));
    }
    return values;
  }

  private static @Nullable Double allocated(RunResult result) {
    for (String name : result.getSecondaryResults().keySet()) {
      if (name.endsWith(ALLOCATED)) {
        return result.getSecondaryResults().get(name).getScore();
      }
    }
    return null;
  }
}
