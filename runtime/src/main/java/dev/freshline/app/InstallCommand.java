package dev.freshline.app;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `statusline install`: makes Claude Code start us.
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the statusline into Claude Code's settings.json and shows what changed.",
      "",
      "The file is edited in place: everything else stays as it is written. A copy is kept beside"
          + " it (settings.json.freshline-backup-N); a statusline of another tool is remembered for"
          + " uninstall. Run twice, it changes nothing."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is installed, or with --dry-run would be",
      "1:refused, and nothing was changed: the message says why and what to do by hand",
      "2:wrong usage"
    })
final class InstallCommand implements Callable<Integer> {
  private final Desk desk;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--refresh-interval",
      paramLabel = "SECONDS",
      description =
          "Also draw the line every so many seconds (1 or more), so that an idle session's ages go"
              + " on. Without it what is set stays.")
  private @Nullable Integer refreshInterval;

  @Spec private @Nullable CommandSpec spec;

  InstallCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (refreshInterval != null && refreshInterval < 1 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--refresh-interval must be 1 or more, found " + refreshInterval);
    }
    var edit = new SettingsEdit(desk, output);
    return edit.run(installer -> installer.install(refreshInterval, dryRun), "installed");
  }
}
