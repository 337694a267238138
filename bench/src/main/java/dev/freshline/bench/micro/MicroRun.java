package dev.freshline.bench.micro;

import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Row.Percentile;
import dev.freshline.bench.scratch.Scratch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// Runs benchmarks of this package with JMH.
public final class MicroRun {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Effort effort;
  private final List<String> further;

  /// How long is measured.
  ///
  /// @param forks JVMs for each benchmark
  /// @param warmups iterations before it counts
  /// @param iterations that count
  /// @param millis of an iteration
  public record Effort(int forks, int warmups, int iterations, int millis) {
    public static final Effort QUICK = new Effort(1, 2, 3, 200);
    public static final Effort FULL = new Effort(3, 3, 5, 1_000);
  }

  /// @param further options of JMH, which outdo ours
  public MicroRun(Effort effort, List<String> further) {
    this.effort = effort;
    this.further = List.copyOf(further);
  }

  /// Measures one benchmark under all its parameters.
  ///
  /// @param only values of its parameters that are measured; those not named keep all theirs
  /// @throws RunnerException when JMH could not
  public List<Row> run(String group, Class<?> type, String method, Map<String, String[]> only)
      throws RunnerException, CommandLineOptionException {
    var options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(further.toArray(String[]::new)))
            .include(type.getName().replace("$", "\\.") + "\\." + method + "$")
            .forks(effort.forks())
            .warmupIterations(effort.warmups())
            .warmupTime(TimeValue.milliseconds(effort.millis()))
            .measurementIterations(effort.iterations())
            .measurementTime(TimeValue.milliseconds(effort.millis()))
            .jvmArgsAppend(jvmArguments())
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    only.forEach(options::param);
    return rows(group, new Runner(options.build()).run());
  }

  private static String[] jvmArguments() {
    List<String> arguments = new ArrayList<>(Scratch.jvmArguments());
    arguments.addAll(List.of("-Xmx256m", "--sun-misc-unsafe-memory-access=allow"));
    return arguments.toArray(String[]::new);
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
    String name = result.getParams().getBenchmark();
    return new Row(
        group,
        name.substring(MicroRun.class.getPackageName().length() + 1),
        parameters(result.getParams()),
        statistics.getN(),
        statistics.getMean(),
        percentiles,
        bytes);
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
