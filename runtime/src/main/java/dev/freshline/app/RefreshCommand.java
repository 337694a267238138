package dev.freshline.app;

import dev.freshline.billing.BillingPipeline;
import dev.freshline.billing.Chronicle;
import dev.freshline.billing.FeedOutcome;
import dev.freshline.billing.Outcome;
import dev.freshline.events.Event;
import dev.freshline.reading.Moment;
import dev.freshline.settings.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `statusline refresh`: one refresh in this process.
@Command(
    name = "refresh",
    mixinStandardHelpOptions = true,
    description = "Refreshes what is due, and says what came of it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the readings are as they should be: nothing was due, or all that was due was published",
      " 1:a source failed, or its answer could not be published",
      "73:the lease cannot be had here: see the message",
      "75:another process is refreshing"
    })
final class RefreshCommand implements Callable<Integer> {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int CANNOT_CREATE = 73;
  private static final int TRY_LATER = 75;

  private final Desk desk;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--force",
      description =
          "Ask every source, whatever its age and backoff, but none that limits its rate.")
  private boolean force;

  @Option(names = "--session", hidden = true, description = "Session that asks.")
  private String session = "";

  @Option(names = "--background", hidden = true, description = "Started by a render.")
  private boolean background;

  RefreshCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Machine machine = desk.machine();
    Wiring wiring = Wiring.ofRefresh(machine);
    BillingPipeline pipeline = wiring.refresh(session);
    Outcome outcome = pipeline.refresh(session, force);
    Moment now = machine.host().clock().now();
    if (pipeline.isInVain(outcome)) {
      wiring.starter().leaveAlone(now);
    }
    for (Problem problem : wiring.settings().problems()) {
      wiring.journal().note(now, wiring.author(session), new Event.SettingsBroken(problem.text()));
    }
    for (Event event : Chronicle.of(outcome)) {
      wiring.journal().note(now, wiring.author(session), event);
    }
    if (background) {
      speedUpRenders(machine);
    } else {
      OutcomeText.of(outcome).forEach(desk.terminal(output)::paragraph);
    }
    return exitCode(outcome);
  }

  /// Nobody waits for a background refresh, so it has the seconds that this takes.
  private static void speedUpRenders(Machine machine) {
    String aot = System.getProperty("freshline.aot");
    if (aot != null) {
      try {
        new AotCache(machine.host(), Path.of(aot)).makeIfMissing();
      } catch (IOException e) {
        // Renders do without; `doctor` tells that it is missing.
        return;
      }
    }
  }

  private static int exitCode(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Served _ -> OK;
      case Outcome.Deferred _ -> TRY_LATER;
      case Outcome.Refused _ -> CANNOT_CREATE;
      case Outcome.Refreshed refreshed ->
          refreshed.feeds().stream().allMatch(RefreshCommand::isGood) ? OK : FAILED;
    };
  }

  private static boolean isGood(FeedOutcome feed) {
    return switch (feed) {
      case FeedOutcome.NotAsked _, FeedOutcome.Published _ -> true;
      case FeedOutcome.NoRoom _,
          FeedOutcome.Failed _,
          FeedOutcome.Fenced _,
          FeedOutcome.Unwritten _ ->
          false;
    };
  }
}
