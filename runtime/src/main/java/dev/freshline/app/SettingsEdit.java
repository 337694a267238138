package dev.freshline.app;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.app.install.InstallResult;
import dev.freshline.app.install.Installer;
import dev.freshline.app.install.TextDiff;
import dev.freshline.host.EditableFile;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;

/// An edit of Claude Code's settings, told to the user.
final class SettingsEdit {
  private static final int OK = 0;
  private static final int REFUSED = 1;

  /// Keys of Anthropic's, which may stand in the lines around ours.
  private static final Pattern KEY = Pattern.compile("sk-ant-[A-Za-z0-9_-]+");

  private final Desk desk;
  private final Terminal terminal;
  private final Terminal errors;

  SettingsEdit(Desk desk, OutputOptions output) {
    this.desk = desk;
    this.terminal = desk.terminal(output);
    this.errors = desk.errors(output);
  }

  /// @param done what the edit does, as a participle
  /// @return the exit code
  int run(Function<Installer, InstallResult> edit, String done) {
    if (desk.launch().launcher() == null) {
      errors.paragraph(
          "refused: expected to be started by a launcher, found none; run runtime/bin/statusline");
      return REFUSED;
    }
    EditableFile file = ClaudeSettings.file(desk.machine());
    Path settings = file.path();
    return switch (edit.apply(installer(file))) {
      case InstallResult.Already(String what) -> {
        terminal.row("already ", what + " (" + settings + "); nothing was changed");
        yield OK;
      }
      case InstallResult.Refused(String why, String byHand) -> {
        errors.row(Tone.BAD, "refused ", Tone.PLAIN, why);
        errors.row("        ", "nothing was changed; repair the file and try again, or " + byHand);
        yield REFUSED;
      }
      case InstallResult.Changed changed -> {
        tell(changed, settings, done);
        yield OK;
      }
    };
  }

  private Installer installer(EditableFile file) {
    Machine machine = desk.machine();
    return new Installer(
        file, machine.host().disk(), Wiring.replaced(machine), desk.launch().launcher(machine));
  }

  private void tell(InstallResult.Changed changed, Path settings, String done) {
    for (TextDiff.Line line :
        TextDiff.between(settings.toString(), changed.before(), changed.after())) {
      terminal.line(tone(line), KEY.matcher(line.toString()).replaceAll("sk-ant-[hidden]"));
    }
    terminal.line();
    String foreign = changed.foreign();
    if (foreign != null) {
      terminal.paragraph(
          done.equals("installed")
              ? "It replaces the statusline of another tool ("
                  + foreign
                  + "); uninstall puts it back."
              : "It puts back the statusline that was there before (" + foreign + ").");
    }
    if (!changed.written()) {
      terminal.paragraph("Dry run: nothing was changed.");
      return;
    }
    Path backup = changed.backup();
    terminal.paragraph(
        done
            + (backup == null ? "; the file is new." : "; the file as it was: " + backup)
            + (done.equals("installed") ? " Claude Code shows it from its next message on." : ""));
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
