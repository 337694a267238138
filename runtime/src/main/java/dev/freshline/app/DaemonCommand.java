package dev.freshline.app;

import dev.freshline.app.console.Tone;
import dev.freshline.host.Host;
import dev.freshline.host.Loopback;
import dev.freshline.host.RealLoopback;
import dev.freshline.resident.Endpoint;
import dev.freshline.resident.EndpointFile;
import dev.freshline.resident.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `statusline daemon`: the resident process, as a user sees it.
@Command(
    name = "daemon",
    mixinStandardHelpOptions = true,
    description = {
      "Shows, ends or restarts the resident process, which draws lines without a JVM's start.",
      "",
      "Renders start it by themselves. FRESHLINE_DAEMON=off keeps them from it. 'daemon run'"
          + " becomes one in the foreground."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:status: it answers; stop: there is none any more; restart: a new one answers",
      "1:status: there is none, or it does not answer; stop, restart: see the message"
    })
final class DaemonCommand {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  /// A JVM's start and twenty warming renders, on a busy machine.
  private static final Duration UP_WITHIN = Duration.ofSeconds(20);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Desk desk;
  private final Host host;
  private final Loopback loopback = new RealLoopback();
  private final EndpointFile file;

  @Mixin private final OutputOptions output = new OutputOptions();

  DaemonCommand(Desk desk) {
    this.desk = desk;
    this.host = desk.machine().host();
    Path runDir = desk.machine().locations().runDir();
    this.file = new EndpointFile(host.disk(), runDir);
  }

  @Command(name = "status", description = "Says whether there is one, and what it has done.")
  int status() {
    Endpoint endpoint = file.read();
    if (endpoint == null) {
      return say(FAILED, "none", "no file " + file.path() + "; the next render starts one");
    }
    String status = new Visit(loopback, endpoint).status(ANSWER_WITHIN);
    return status == null
        ? say(FAILED, "silent", endpoint + " does not answer; renders do without it and replace it")
        : say(OK, "answers", status.strip().replace("\n", "; "));
  }

  @Command(name = "stop", description = "Ends it. The next render starts another one.")
  int stop() {
    Endpoint endpoint = file.read();
    return endpoint == null
        ? say(OK, "none", "there was none to stop")
        : isEnded(endpoint)
            ? say(OK, "stopped", endpoint.toString())
            : say(FAILED, "alive", endpoint + " neither left nor could be proved and ended");
  }

  @Command(name = "restart", description = "Ends it and starts another one.")
  int restart() {
    Endpoint before = file.read();
    if (before != null && !isEnded(before)) {
      return say(FAILED, "alive", before + " neither left nor could be proved and ended");
    }
    String launcher = desk.launch().launcher();
    if (launcher == null) {
      return say(FAILED, "none", "no launcher to start one with; run runtime/bin/statusline");
    }
    try {
      var command = new ArrayList<>(List.of(launcher));
      command.addAll(Residents.RUN);
      host.processes().detach(command);
    } catch (IOException e) {
      return say(FAILED, "none", "could not be started: " + e.getMessage());
    }
    Endpoint now = awaitAnother(before);
    return now == null
        ? say(FAILED, "none", "none answers after " + UP_WITHIN.toSeconds() + " s")
        : say(OK, "started", now.toString());
  }

  /// Told to leave, or ended if it is proved to be that process.
  private boolean isEnded(Endpoint endpoint) {
    if (new Visit(loopback, endpoint).stop(ANSWER_WITHIN) == null) {
      host.processes().kill(endpoint.process());
    }
    long deadline = host.clock().nanos() + ANSWER_WITHIN.toNanos();
    while (endpoint.process().equals(host.processes().find(endpoint.process().pid()))) {
      if (host.clock().nanos() - deadline > 0) {
        return false;
      }
      host.clock().pause(BETWEEN_LOOKS);
    }
    return true;
  }

  private @Nullable Endpoint awaitAnother(@Nullable Endpoint before) {
    long deadline = host.clock().nanos() + UP_WITHIN.toNanos();
    while (host.clock().nanos() - deadline < 0) {
      Endpoint found = file.read();
      if (found != null
          && !found.equals(before)
          && new Visit(loopback, found).status(ANSWER_WITHIN) != null) {
        return found;
      }
      host.clock().pause(BETWEEN_LOOKS);
    }
    return null;
  }

  private int say(int exit, String state, String text) {
    desk.terminal(output).row(exit == OK ? Tone.GOOD : Tone.WARN, state + " ", Tone.PLAIN, text);
    return exit;
  }
}
