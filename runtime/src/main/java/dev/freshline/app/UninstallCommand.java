package dev.freshline.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `statusline uninstall`: makes Claude Code start us no longer.
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the statusline out of Claude Code's settings.json and shows what changed.",
      "",
      "What it replaced when it was installed is put back. An entry of another tool is left alone."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is not installed any more, or with --dry-run would not be",
      "1:refused, and nothing was changed: the message says why and what to do by hand",
      "2:wrong usage"
    })
final class UninstallCommand implements Callable<Integer> {
  private final Desk desk;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  private boolean dryRun;

  UninstallCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    var edit = new SettingsEdit(desk, output);
    return edit.run(installer -> installer.uninstall(dryRun), "uninstalled");
  }
}
