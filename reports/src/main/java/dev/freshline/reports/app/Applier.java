package dev.freshline.reports.app;

import dev.freshline.app.Inspection;
import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.app.install.InstallResult;
import dev.freshline.app.install.TextDiff;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.input.Asked;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.stress.protocol.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a recommendation into Freshline's own settings, or shows what would change.
final class Applier {
  private static final int DONE = 0;
  private static final int REFUSED = 1;

  private final Terminal terminal;

  Applier(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Refuses a case that cannot be applied, before anything is worked out.
  static Path requireOwn(Asked asked) throws UsageException {
    Path file = asked.ownFile();
    if (file == null) {
      throw new UsageException(
          "--apply: expected Freshline's own settings, found those of '"
              + asked.protocol().name()
              + "'; leave --profile out, or name a settings.json of Freshline's");
    }
    return file;
  }

  /// @param write whether to write, and not only to show
  /// @return the exit code
  int apply(Case one, Diagnosis diagnosis, Inspection machine, Path file, boolean write) {
    if (!(diagnosis.recommendation() instanceof Advised advised)) {
      return write ? refuse("there is no recommendation to apply") : REFUSED;
    }
    List<String> failing = failing(one, advised.best());
    if (!failing.isEmpty()) {
      return refuse("the recommended settings would fail " + String.join(", ", failing));
    }
    List<String> missing = new ArrayList<>();
    Map<String, Duration> timings = timings(advised.best().protocol(), missing);
    if (!missing.isEmpty()) {
      return refuse(
          "expected a time for "
              + String.join(", ", missing)
              + ", which Freshline is never without, found none; give one with --set");
    }
    return tell(machine.editor(file).set(timings, !write), file);
  }

  private int refuse(String why) {
    terminal.row(Tone.BAD, "not applied ", Tone.PLAIN, why);
    return REFUSED;
  }

  /// Codes of the rules that the proposal breaks.
  private static List<String> failing(Case one, Proposal proposal) {
    var subject =
        new Subject(
            proposal.protocol(), Map.of(), one.workload(), proposal.prediction(), one.budget());
    return Rules.check(subject).stream()
        .filter(finding -> finding.status() == Status.FAIL)
        .map(Finding::rule)
        .toList();
  }

  /// Freshline's timings by name, as a protocol has them.
  ///
  /// @param missing is told which it has not
  private static Map<String, Duration> timings(Protocol protocol, List<String> missing) {
    Map<String, @Nullable Duration> all = new LinkedHashMap<>();
    all.put("fetchTimeout", protocol.fetchTimeout());
    all.put("killGrace", protocol.killGrace());
    all.put("cooldown", protocol.cooldown());
    all.put("freshFor", protocol.freshFor());
    all.put("criticalAfter", protocol.criticalAfter());
    Map<String, Duration> timings = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (value == null) {
            missing.add(name);
          } else {
            timings.put(name, value);
          }
        });
    return timings;
  }

  private int tell(InstallResult result, Path file) {
    return switch (result) {
      case InstallResult.Already _ -> {
        terminal.paragraph("Nothing to change: " + file + " is as recommended.");
        yield DONE;
      }
      case InstallResult.Refused(String why, String byHand) -> {
        terminal.row(Tone.BAD, "not applied ", Tone.PLAIN, why);
        terminal.row("            ", "nothing was changed; " + byHand);
        yield REFUSED;
      }
      case InstallResult.Changed changed -> {
        patch(changed, file);
        yield DONE;
      }
    };
  }

  private void patch(InstallResult.Changed changed, Path file) {
    for (TextDiff.Line line :
        TextDiff.between(file.toString(), changed.before(), changed.after())) {
      terminal.line(tone(line), line.toString());
    }
    Path backup = changed.backup();
    if (!changed.written()) {
      terminal.paragraph("--apply writes this, with a backup.");
    } else {
      terminal.paragraph(
          "Applied" + (backup == null ? "; the file is new." : "; the file as it was: " + backup));
    }
  }

  private static Tone tone(TextDiff.Line line) {
    return switch (line.kind()) {
      case '+' -> Tone.ADDED;
      case '-' -> Tone.REMOVED;
      case '@' -> Tone.PLACE;
      case '\\' -> Tone.DIM;
      default -> Tone.PLAIN;
    };
  }
}
