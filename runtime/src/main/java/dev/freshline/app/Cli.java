package dev.freshline.app;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands of `statusline` beside the render.
@Command(
    name = "statusline",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Versions.class,
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n",
    description = {
      "A billing statusline for Claude Code whose figures are never silently stale.",
      "",
      "Without a command: Claude Code's JSON on standard input, one line on standard output, exit"
          + " 0."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  statusline install --dry-run   what Claude Code's settings would become",
      "  statusline explain             why each figure is what it is",
      "  statusline doctor              what is wrong with the set-up, and what to do",
      "  source <(statusline completion)",
      "",
      "Every command has --help with its exit codes. More: docs/commands.md, docs/settings.md"
    })
final class Cli {
  /// `EX_SOFTWARE`: a defect of ours, not of the user's.
  private static final int SOFTWARE = 70;

  private static final int LEAST_WIDTH = 60;
  private static final int MOST_WIDTH = 110;

  private Cli() {}

  static int run(String[] args) {
    Map<String, String> environment = System.getenv();
    return commandLine(
            new Desk(
                Machine.real(environment),
                Desk.Launch.ofThisProcess(),
                writer(System.out),
                writer(System.err),
                isOnTerminal()))
        .execute(args);
  }

  /// JDK 25 gives no console again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isOnTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  static CommandLine commandLine(Desk desk) {
    Map<String, String> environment = desk.machine().environment();
    int width = OutputOptions.width(desk.interactive(), environment);
    boolean colored = new OutputOptions().isColored(desk.interactive(), environment);
    var root = new CommandLine(new Cli());
    return root.addSubcommand(new InstallCommand(desk))
        .addSubcommand(new UninstallCommand(desk))
        .addSubcommand(new ExplainCommand(desk))
        .addSubcommand(new DoctorCommand(desk))
        .addSubcommand(new SettingsCommand(desk))
        .addSubcommand(new RefreshCommand(desk))
        .addSubcommand(new DaemonCommand(desk))
        .addSubcommand(new CompletionCommand(desk, root))
        .addSubcommand(new HelpCommand())
        .setOut(desk.out())
        .setErr(desk.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.clamp(width, LEAST_WIDTH, MOST_WIDTH))
        .setColorScheme(CommandLine.Help.defaultColorScheme(colored ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((e, args) -> complain(e))
        .setExecutionExceptionHandler((e, command, result) -> admit(e, desk.err()));
  }

  /// Without the whole usage, which would push the message off the screen.
  private static int complain(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See '" + name + " --help'.");
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int admit(Exception e, PrintWriter err) {
    err.println(
        "statusline: a defect of this program: " + e + "; please report it with what follows");
    e.printStackTrace(err);
    err.flush();
    return SOFTWARE;
  }

  /// In UTF-8, whatever the platform's encoding is under LANG=C.
  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"freshline " + Version.current()};
    }
  }
}
