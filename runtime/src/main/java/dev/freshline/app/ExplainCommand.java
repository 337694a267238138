package dev.freshline.app;

import dev.freshline.app.explain.Explainer;
import dev.freshline.app.explain.Explanation;
import dev.freshline.app.explain.ExplanationJson;
import dev.freshline.app.explain.ExplanationText;
import dev.freshline.lease.LeaseWatch;
import dev.freshline.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `statusline explain`: why each figure is what it is.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says why each figure is what it is: its source, its age, and when it may change.",
      "",
      "Changes nothing and waits for nobody. What a session says of itself (cost, context) comes"
          + " with each render and is not told here."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:explained, whatever the figures are", "2:wrong usage"})
final class ExplainCommand implements Callable<Integer> {
  /// What fits on a screen together with the rest.
  private static final int SHOWN_DECISIONS = 8;

  private static final int TOLD_DECISIONS = 100;

  private final Desk desk;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--json", description = "Print one JSON object; see docs/commands.md.")
  private boolean json;

  ExplainCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(desk.machine());
    var explainer =
        new Explainer(
            wiring.host().clock(),
            wiring.render(),
            wiring.ledger(),
            new LeaseWatch(wiring.host(), wiring.leases()),
            wiring.journal());
    Explanation explanation = explainer.explain(json ? TOLD_DECISIONS : SHOWN_DECISIONS);
    if (json) {
      byte[] document = Json.bytes(ExplanationJson.of(explanation));
      desk.terminal(output).document(new String(document, StandardCharsets.UTF_8));
    } else {
      new ExplanationText(explanation, desk.terminal(output), ZoneId.systemDefault()).print();
    }
    return 0;
  }
}
