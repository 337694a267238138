package dev.freshline.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The commands of `statusline` beside the render.
@Command(
    name = "statusline",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Versions.class,
    subcommands = {RefreshCommand.class},
    description = "A billing statusline for Claude Code. Without a command: JSON in, one line out.")
final class Cli {
  private Cli() {}

  static int run(String[] args) {
    return new CommandLine(new Cli()).execute(args);
  }

  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"freshline " + Version.current()};
    }
  }
}
