package dev.freshline.reports.app;

import dev.freshline.app.Inspection;
import dev.freshline.app.OutputOptions;
import dev.freshline.reports.diagnose.Conclusion;
import dev.freshline.reports.input.InsufficientEvidenceException;
import dev.freshline.reports.input.UsageException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of `tune`.
public final class Cli {
  /// `EX_SOFTWARE`: a defect of ours, not of the user's.
  private static final int SOFTWARE = 70;

  private static final int LEAST_WIDTH = 60;
  private static final int MOST_WIDTH = 110;

  private Cli() {}

  /// @return the exit code
  public static int run(String[] arguments) {
    var environment = System.getenv();
    var desk = new Desk(environment, writer(System.out), writer(System.err), isOnTerminal());
    int code =
        commandLine(
                desk, () -> Inspection.of(environment), new Examiner(Parts.real(desk::progress)))
            .execute(arguments);
    desk.out().flush();
    return code;
  }

  /// JDK 25 gives no console again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isOnTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  static CommandLine commandLine(Desk desk, Supplier<Inspection> machine, Examiner examiner) {
    int width = OutputOptions.width(desk.interactive(), desk.environment());
    boolean colored = new OutputOptions().isColored(desk.interactive(), desk.environment());
    var root = new CommandLine(new TuneCommand(desk, machine, examiner));
    return root.addSubcommand(new PredictCommand(desk, machine, examiner))
        .addSubcommand(new ListProfilesCommand(desk))
        .addSubcommand(new CompletionCommand(desk, root))
        .addSubcommand(new HelpCommand())
        .setOut(desk.out())
        .setErr(desk.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.clamp(width, LEAST_WIDTH, MOST_WIDTH))
        .setColorScheme(CommandLine.Help.defaultColorScheme(colored ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((e, _) -> complain(e))
        .setExecutionExceptionHandler((e, _, _) -> admit(e, desk.err()));
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
    return ExitCode.USAGE;
  }

  private static int admit(Exception e, PrintWriter err) {
    return switch (e) {
      case UsageException _ -> refuse(e, err, ExitCode.USAGE);
      case InsufficientEvidenceException _ ->
          refuse(e, err, Conclusion.INSUFFICIENT_EVIDENCE.exitCode());
      default -> {
        err.println(
            "tune: a defect of this program: " + e + "; please report it with what follows");
        e.printStackTrace(err);
        err.flush();
        yield SOFTWARE;
      }
    };
  }

  private static int refuse(Exception e, PrintWriter err, int code) {
    String.valueOf(e.getMessage()).lines().forEach(line -> err.println("tune: " + line));
    err.flush();
    return code;
  }

  /// In UTF-8, whatever the platform's encoding is under LANG=C.
  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {"tune (freshline " + (version == null ? "dev" : version) + ")"};
    }
  }
}
