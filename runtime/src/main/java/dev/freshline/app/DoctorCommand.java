package dev.freshline.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.app.doctor.CcusageExamination;
import dev.freshline.app.doctor.ClaudeExamination;
import dev.freshline.app.doctor.ClockExamination;
import dev.freshline.app.doctor.Doctor;
import dev.freshline.app.doctor.Examination;
import dev.freshline.app.doctor.Finding;
import dev.freshline.app.doctor.JavaExamination;
import dev.freshline.app.doctor.LeftoverExamination;
import dev.freshline.app.doctor.LockExamination;
import dev.freshline.app.doctor.PlacesExamination;
import dev.freshline.app.doctor.ResidentExamination;
import dev.freshline.app.doctor.SettingsExamination;
import dev.freshline.app.doctor.StateExamination;
import dev.freshline.app.doctor.ToolsExamination;
import dev.freshline.app.doctor.UsageExamination;
import dev.freshline.app.install.Installed;
import dev.freshline.host.Host;
import dev.freshline.host.RealLoopback;
import dev.freshline.host.RealSurvey;
import dev.freshline.lease.LeaseWatch;
import dev.freshline.reading.Moment;
import dev.freshline.resident.EndpointFile;
import dev.freshline.settings.Locations;
import dev.freshline.settings.Settings;
import dev.freshline.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `statusline doctor`: what is wrong with the set-up, and what to do.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Examines the set-up: what was found, and for what is not as it should be, what to do.",
      "",
      "Changes nothing, sends nothing and shows no token."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it works; there may be warnings",
      "1:something fails: figures will be missing or wrong because of it",
      "2:wrong usage"
    })
final class DoctorCommand implements Callable<Integer> {
  private final Desk desk;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--json", description = "Print one JSON object; see docs/commands.md.")
  private boolean json;

  DoctorCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new Doctor(examinations()).examine();
    Terminal terminal = desk.terminal(output);
    if (json) {
      terminal.document(document(findings));
    } else {
      findings.forEach(finding -> print(finding, terminal));
      terminal.line();
      terminal.paragraph(summary(findings));
    }
    return Doctor.worst(findings) == Finding.Status.FAIL ? 1 : 0;
  }

  private List<Examination> examinations() {
    Machine machine = desk.machine();
    Host host = machine.host();
    Wiring wiring = Wiring.of(machine);
    Locations places = machine.locations();
    Settings settings = wiring.settings().settings();
    Moment now = host.clock().now();
    String aot = desk.launch().aotCache();
    return List.of(
        new JavaExamination(
            desk.launch().javaVersion(),
            desk.launch().javaHome(),
            aot == null ? null : Path.of(aot),
            host.disk()),
        new ClaudeExamination(
            new Installed(ClaudeSettings.file(machine), desk.launch().launcher(machine)),
            host.disk()),
        new CcusageExamination(
            settings.ccusage().enabled(),
            wiring.feeds().locator(),
            wiring.feeds().claudeHome(),
            host.disk()),
        new UsageExamination(
            settings.oauth().enabled(),
            settings.oauth().url(),
            wiring.feeds().credentials(),
            now.at()),
        new ToolsExamination(machine.environment().getOrDefault("PATH", ""), host.disk()),
        new PlacesExamination(
            host,
            new RealSurvey(),
            places.stateDir(),
            places.runDir(),
            places.cacheDir(),
            places.ignored()),
        new LockExamination(host, places.runDir()),
        new ResidentExamination(
            new EndpointFile(host.disk(), places.runDir()),
            new RealLoopback(),
            "off".equals(machine.environment().get(Residents.SWITCH))),
        new ClockExamination(now, wiring.cache().read().readings()),
        new SettingsExamination(places.settingsFile(), wiring.settings()),
        new StateExamination(
            host.disk(),
            wiring.state(),
            wiring.cache(),
            wiring.ledger(),
            wiring.journal(),
            wiring.feeds().turnedOn(),
            wiring.records(),
            now),
        new LeftoverExamination(
            host.processes(), new LeaseWatch(host, wiring.leases()), wiring.childLock()));
  }

  private static void print(Finding finding, Terminal terminal) {
    String status = finding.status().name();
    String label = status + " ".repeat("WARN".length() - status.length()) + "  ";
    terminal.row(
        tone(finding.status()), label, Tone.PLAIN, finding.name() + ": " + finding.found());
    if (!finding.fix().isEmpty()) {
      terminal.row("      -> ", finding.fix());
    }
  }

  private static Tone tone(Finding.Status status) {
    return switch (status) {
      case OK -> Tone.GOOD;
      case WARN -> Tone.WARN;
      case FAIL -> Tone.BAD;
    };
  }

  private static String summary(List<Finding> findings) {
    return switch (Doctor.worst(findings)) {
      case OK -> "All is as it should be.";
      case WARN -> "It works; " + count(findings, Finding.Status.WARN) + ".";
      case FAIL ->
          count(findings, Finding.Status.FAIL) + ", " + count(findings, Finding.Status.WARN) + ".";
    };
  }

  private static String count(List<Finding> findings, Finding.Status status) {
    long count = findings.stream().filter(finding -> finding.status() == status).count();
    String word = status == Finding.Status.FAIL ? "failure" : "warning";
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private static String document(List<Finding> findings) {
    ObjectNode root = Json.object();
    root.put("worst", Doctor.worst(findings).name().toLowerCase(Locale.ROOT));
    ArrayNode checks = root.putArray("checks");
    for (Finding finding : findings) {
      checks
          .addObject()
          .put("name", finding.name())
          .put("status", finding.status().name().toLowerCase(Locale.ROOT))
          .put("found", finding.found())
          .put("fix", finding.fix());
    }
    return new String(Json.bytes(root), StandardCharsets.UTF_8);
  }
}
