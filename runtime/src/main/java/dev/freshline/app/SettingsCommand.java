package dev.freshline.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.settings.Locations;
import dev.freshline.settings.Problem;
import dev.freshline.settings.SettingsReport;
import dev.freshline.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `statusline settings`: what is in force, and where it comes from.
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = {
      "Prints every value in force, where each comes from, and what follows from it.",
      "",
      "What cannot be used comes first, with what to write instead. See docs/settings.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that is set is in force",
      "1:something that is set cannot be used, and its default holds instead",
      "2:wrong usage"
    })
final class SettingsCommand implements Callable<Integer> {
  private final Desk desk;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--json", description = "Print one JSON object; see docs/commands.md.")
  private boolean json;

  SettingsCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(desk.machine());
    var report = new SettingsReport(wiring.settings(), wiring.feeds().derived());
    Map<String, Path> places = places(desk.machine().locations(), wiring.state());
    Terminal terminal = desk.terminal(output);
    if (json) {
      terminal.document(document(report, places));
    } else {
      print(wiring.settings().problems(), terminal);
      print(report.rows(), terminal);
      places.forEach((name, path) -> terminal.row(name + ": ", path.toString()));
    }
    return wiring.settings().isSound() ? 0 : 1;
  }

  private static Map<String, Path> places(Locations locations, Path state) {
    var places = new LinkedHashMap<String, Path>();
    places.put("file", locations.settingsFile());
    places.put("state", state);
    places.put("run", locations.runDir());
    places.put("cache", locations.cacheDir());
    return places;
  }

  private static void print(List<Problem> problems, Terminal terminal) {
    for (Problem problem : problems) {
      terminal.row(Tone.BAD, "problem: ", Tone.PLAIN, problem.text());
    }
    if (!problems.isEmpty()) {
      terminal.line();
    }
  }

  private static void print(Iterable<SettingsReport.Row> rows, Terminal terminal) {
    int names = 0;
    for (SettingsReport.Row row : rows) {
      names = Math.max(names, row.name().length());
    }
    for (SettingsReport.Row row : rows) {
      boolean chosen = row.origin().equals("file") || row.origin().equals("environment");
      terminal.row(
          chosen ? Tone.HEADING : Tone.PLAIN,
          row.name() + " ".repeat(names - row.name().length() + 2),
          Tone.PLAIN,
          row.value() + " (" + row.origin() + "): " + row.meaning());
    }
    terminal.line();
  }

  private static String document(SettingsReport report, Map<String, Path> places) {
    ObjectNode root = (ObjectNode) report.json();
    ObjectNode node = root.putObject("places");
    places.forEach((name, path) -> node.put(name, path.toString()));
    return new String(Json.bytes(root), StandardCharsets.UTF_8);
  }
}
