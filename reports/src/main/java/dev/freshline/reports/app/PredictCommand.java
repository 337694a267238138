package dev.freshline.reports.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshline.app.Inspection;
import dev.freshline.app.OutputOptions;
import dev.freshline.app.console.Terminal;
import dev.freshline.reports.input.InsufficientEvidenceException;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.report.json.PredictionJson;
import dev.freshline.wire.Json;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tune predict`: the model's figures for given settings, no recommendation.
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints what given settings do: ages, stale renders, runs, duplicates, each with its"
          + " interval.",
      "",
      "A figure is null where the settings leave open what it depends on. See docs/model.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:predicted",
      "2:wrong usage, or an input that cannot be used",
      "3:insufficient evidence: no run in the journal came to its end"
    })
final class PredictCommand implements Callable<Integer> {
  private final Desk desk;
  private final Supplier<Inspection> machine;
  private final Examiner examiner;

  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  PredictCommand(Desk desk, Supplier<Inspection> machine, Examiner examiner) {
    this.desk = desk;
    this.machine = machine;
    this.examiner = examiner;
  }

  @Override
  public Integer call() throws UsageException, InsufficientEvidenceException {
    Case one = Case.of(Question.of(input, machine), desk::progress);
    Prediction prediction = examiner.predict(one);
    Terminal terminal = output.terminal(desk.out(), desk.interactive(), desk.environment());
    if (json) {
      terminal.document(new String(Json.bytes(PredictionJson.of(prediction)), UTF_8));
    } else {
      new PredictionText(terminal).write(one, prediction);
    }
    return 0;
  }
}
