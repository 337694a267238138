package dev.freshline.reports.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.app.Inspection;
import dev.freshline.app.OutputOptions;
import dev.freshline.app.console.Reason;
import dev.freshline.app.console.Terminal;
import dev.freshline.reports.diagnose.Conclusion;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.input.InsufficientEvidenceException;
import dev.freshline.reports.input.JsonFile;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.report.Report;
import dev.freshline.reports.report.Reports;
import dev.freshline.reports.report.json.JsonReport;
import dev.freshline.reports.report.text.TerminalReport;
import dev.freshline.reports.verify.Playable;
import dev.freshline.reports.workload.Workload;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tune`: findings, recommendation, reports.
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Versions.class,
    synopsisSubcommandLabel = "[COMMAND]",
    sortOptions = false,
    description = {
      "Says which settings of a billing pipeline contradict each other, what that does, what to set"
          + " instead, and how sure that is.",
      "",
      "Judged are Freshline's own settings in force, a known pipeline (--profile) or any described"
          + " in a file (--settings).",
      ""
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean: no rule fails",
      "1:violations: at least one rule fails",
      "2:wrong usage, or an input that cannot be used",
      "3:insufficient evidence: nothing fails, and too little was observed to say more; or no run"
          + " in the journal came to its end"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tune                                          your own settings and journal",
      "  tune --profile review --out report            the reviewed pipeline, with all reports",
      "  tune --profile review --set cooldown=78s      what if",
      "  tune --settings mine.json --durations runs.txt",
      "  tune --measure 60                             with 60 runs of your ccusage",
      "  tune predict --profile review --json          the figures alone",
      "",
      "More: docs/tune.md, docs/protocol.md"
    })
final class TuneCommand implements Callable<Integer> {
  private final Desk desk;
  private final Supplier<Inspection> machine;
  private final Examiner examiner;

  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--json", description = "Print one JSON object; see docs/reports.md.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write every report there: JSON, Markdown, SARIF and HTML.")
  private @Nullable Path directory;

  @Option(
      names = "--verify",
      description = "Also run both settings with real processes, scaled in time; takes minutes.")
  private boolean verify;

  @Option(
      names = "--apply",
      description = "Write the recommendation into Freshline's settings, with a backup.")
  private boolean apply;

  @Option(
      names = "--bench",
      paramLabel = "FILE",
      description = "Show this result of 'bench --json' in the reports.")
  private @Nullable Path bench;

  @Option(
      names = "--gate",
      paramLabel = "FILE",
      description = "Show this result of 'gate --json' in the reports.")
  private @Nullable Path gate;

  TuneCommand(Desk desk, Supplier<Inspection> machine, Examiner examiner) {
    this.desk = desk;
    this.machine = machine;
    this.examiner = examiner;
  }

  @Override
  public Integer call()
      throws UsageException, InsufficientEvidenceException, IOException, InterruptedException {
    Question question = Question.of(input, machine);
    Path own = apply ? Applier.requireOwn(question.asked()) : question.asked().ownFile();
    JsonNode benched = read(bench);
    JsonNode gated = read(gate);
    requireAnswerable(question);
    Case one = Case.of(question, desk::progress);
    Diagnosis diagnosis = examiner.examine(one, verify, benched, gated);
    Terminal terminal = output.terminal(desk.out(), desk.interactive(), desk.environment());
    print(diagnosis, terminal);
    if (directory != null) {
      write(diagnosis, directory);
    }
    int code = Conclusion.of(diagnosis).exitCode();
    if (own == null || (json && !apply)) {
      return code;
    }
    int applied = new Applier(patchTo(terminal)).apply(one, diagnosis, machine.get(), own, apply);
    return apply ? applied : code;
  }

  /// Refuses what cannot be done with the answer, before anything is measured for it.
  private void requireAnswerable(Question question) throws UsageException {
    if (verify) {
      Workload workload = question.source().assumed();
      Playable.require(question.asked().protocol());
      var _ = Playable.of(workload.demand(), workload.sessions());
    }
    if (directory != null) {
      prepare(directory);
    }
  }

  private void print(Diagnosis diagnosis, Terminal terminal) {
    if (json) {
      terminal.document(new JsonReport().write(diagnosis));
    } else {
      new TerminalReport(terminal, isAscii()).write(diagnosis);
    }
  }

  /// Standard output belongs to the JSON.
  private Terminal patchTo(Terminal terminal) {
    return json ? output.terminal(desk.err(), false, desk.environment()) : terminal;
  }

  private boolean isAscii() {
    return !desk.environment().getOrDefault("FRESHLINE_ASCII", "").isEmpty();
  }

  private static @Nullable JsonNode read(@Nullable Path file) throws UsageException {
    return file == null ? null : JsonFile.read(file);
  }

  private static void prepare(Path folder) throws UsageException {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
  }

  private void write(Diagnosis diagnosis, Path folder) throws UsageException {
    try {
      for (Report report : Reports.files(Rules.ALL)) {
        Path file = folder.resolve(report.fileName());
        Files.writeString(file, report.write(diagnosis));
        desk.progress("wrote " + file);
      }
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
  }

  private static UsageException notWritable(Path folder, IOException e) {
    return new UsageException(
        "--out "
            + folder
            + ": expected a folder that can be written to, found that it cannot ("
            + Reason.of(e)
            + "); name another",
        e);
  }
}
