package dev.freshline.app.doctor;

import dev.freshline.app.install.Installed;
import dev.freshline.host.Disk;
import java.nio.file.Path;
import java.util.List;

/// Whether Claude Code starts us.
public record ClaudeExamination(Installed installed, Disk disk) implements Examination {
  private static final String NAME = "Claude Code";

  @Override
  public List<Finding> examine() {
    return List.of(
        switch (installed.look()) {
          case Installed.Look.Unreadable(String why) ->
              Finding.fail(NAME, why, "repair the file; Claude Code may not read it either");
          case Installed.Look.Absent(Path settings) ->
              Finding.warn(NAME, "no statusLine in " + settings, "run 'statusline install'");
          case Installed.Look.Other(String command) ->
              Finding.warn(
                  NAME,
                  "its statusLine is another tool's: " + command,
                  "run 'statusline install'; uninstall puts the other one back");
          case Installed.Look.Ours ours -> ours(ours);
        });
  }

  private Finding ours(Installed.Look.Ours ours) {
    Path program = ours.program();
    if (program == null || !disk.isExecutable(program)) {
      return Finding.fail(
          NAME,
          "its statusLine is ours, but cannot be executed: " + ours.command(),
          "run 'statusline install' from where the program is now");
    }
    if (ours.turnedOff()) {
      return Finding.fail(
          NAME,
          "disableAllHooks is true in its settings, which turns the statusline off as well",
          "remove disableAllHooks");
    }
    return ours.thisCopy()
        ? Finding.ok(NAME, "starts " + ours.command())
        : Finding.warn(
            NAME,
            "starts another copy of this program: " + ours.command(),
            "run 'statusline install' to have it start this one");
  }
}
