package dev.freshline.bench.app;

import dev.freshline.bench.report.HtmlReport;
import dev.freshline.bench.report.JsonReport;
import dev.freshline.bench.report.TextReport;
import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Circumstances;
import dev.freshline.bench.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bench`: measures, prints the tables, writes the files.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    version = "bench 0.1.0",
    description =
        "Measures what a lock, a prompt and ten sessions cost, beside the machine's floors"
            + " and the tools of others.",
    footerHeading = "%nGroups:%n",
    footer = "  --only list names them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured; with --gate: every bound was held",
      "1:a group could not be measured; with --gate: a bound was not held",
      "2:wrong usage",
      "70:nothing could be measured",
      "73:a report could not be written"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int BROKEN = 70;
  private static final int CANNOT_WRITE = 73;

  @Option(names = "--quick", description = "Some five minutes on two cores instead of an hour.")
  private boolean quick;

  @Option(
      names = "--gate",
      description = "Only what is stable on a busy machine, against its bounds; within 90 seconds.")
  private boolean gate;

  @Option(
      names = "--broken",
      hidden = true,
      description = "With --gate: of twins that do everything three times. Each bound must break.")
  private boolean broken;

  @Option(
      names = "--only",
      paramLabel = "GROUP",
      description = "This group only; may be repeated. --only list names them.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--json", paramLabel = "FILE", description = "Also writes the result as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also writes a page with the plots, which needs nothing else.")
  private @Nullable Path html;

  @Parameters(
      paramLabel = "JMH",
      description =
          "After --: options of JMH, such as -prof stack, -f 5 or -p lock=freshline; they outdo"
              + " ours.")
  private List<String> further = new ArrayList<>();

  /// @return the exit code
  public static int run(String... arguments) {
    return new CommandLine(new BenchCommand()).execute(arguments);
  }

  @Override
  public Integer call() {
    if ((gate && !only.isEmpty()) || (broken && !gate)) {
      System.err.println(
          "bench: expected --gate without --only, and --broken with it; found other");
      return CommandLine.ExitCode.USAGE;
    }
    Set<Group> groups = chosen();
    if (groups.isEmpty()) {
      for (Group group : Group.values()) {
        System.out.printf("%-10s %s%n", group.label(), group.about());
      }
      if (only.equals(List.of("list"))) {
        return PASSED;
      }
      System.err.println("bench: expected a group of these, found " + only);
      return CommandLine.ExitCode.USAGE;
    }
    try (var scratch = Scratch.open()) {
      return report(measure(groups, Circumstances.found(quick, scratch.kindOfDisk())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return BROKEN;
    } catch (Exception e) {
      System.err.println("bench: " + e.getMessage());
      return BROKEN;
    }
  }

  private BenchResult measure(Set<Group> groups, Circumstances circumstances) throws Exception {
    var progress = new Progress();
    if (gate) {
      BenchResult result = new GateRun(progress, broken).measure(circumstances);
      progress.done();
      return result;
    }
    try (var plan = new Plan(quick, further, circumstances, progress)) {
      return plan.measure(groups);
    } finally {
      progress.done();
    }
  }

  private int report(BenchResult result) {
    System.out.print(TextReport.of(result));
    return write(result) ? (result.isPassed() ? PASSED : FAILED) : CANNOT_WRITE;
  }

  private Set<Group> chosen() {
    Set<Group> groups = EnumSet.noneOf(Group.class);
    for (Group group : Group.values()) {
      if (only.isEmpty() ? group.isUsual() : only.contains(group.label())) {
        groups.add(group);
      }
    }
    boolean allKnown = only.isEmpty() || groups.size() == Set.copyOf(only).size();
    return allKnown ? groups : Set.of();
  }

  private boolean write(BenchResult result) {
    try {
      if (json != null) {
        Files.write(json, JsonReport.of(result));
      }
      if (html != null) {
        Files.writeString(html, HtmlReport.of(result));
      }
      return true;
    } catch (IOException e) {
      System.err.println("bench: the report could not be written: " + e);
      return false;
    }
  }
}
