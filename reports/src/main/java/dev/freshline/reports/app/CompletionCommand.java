package dev.freshline.reports.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `tune completion`: lets the shell complete our commands and options.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a completion script for bash and zsh.",
      "",
      "Put this into ~/.bashrc or ~/.zshrc:  source <(tune completion)"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:printed", "2:wrong usage"})
final class CompletionCommand implements Callable<Integer> {
  private final Desk desk;
  private final CommandLine root;

  CompletionCommand(Desk desk, CommandLine root) {
    this.desk = desk;
    this.root = root;
  }

  @Override
  public Integer call() {
    desk.out().print(AutoComplete.bash("tune", root));
    desk.out().flush();
    return 0;
  }
}
