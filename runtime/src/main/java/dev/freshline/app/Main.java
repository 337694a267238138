package dev.freshline.app;

import dev.freshline.host.StandardInput;
import dev.freshline.host.StreamInput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The entry of `statusline`: a render without arguments, a command with them.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0) {
      System.exit(Residents.isRun(args) ? reside() : Cli.run(args));
    }
    render(System.getenv(), new StreamInput(System.in));
    // A reader may still be blocked on a standard input that never ends.
    Runtime.getRuntime().halt(0);
  }

  private static int reside() {
    try {
      System.err.println("statusline daemon: " + Residents.run(System.getenv()));
      return 0;
    } catch (IOException e) {
      System.err.println("statusline daemon: " + trouble(e));
      return 73; // EX_CANTCREAT
    }
  }

  /// Whatever goes wrong, one line and exit 0: Claude Code blanks the row otherwise.
  static void render(Map<String, String> environment, StandardInput stdin) {
    String line;
    Runnable after = () -> {};
    String launcher = System.getProperty("freshline.launcher");
    try {
      RenderCommand.Drawn drawn =
          new RenderCommand(Machine.real(environment), launcher).draw(stdin);
      line = drawn.line();
      after = drawn.after();
    } catch (Throwable e) {
      line = "freshline: " + trouble(e) + "; run 'statusline doctor'";
    }
    // The platform's encoding is not UTF-8 under LANG=C, and the line has signs beyond ASCII.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    out.println(line);
    out.flush();
    try {
      after.run();
      Residents.tend(environment, launcher);
    } catch (Throwable e) {
      System.err.println("freshline: after the line: " + trouble(e));
    }
  }

  private static String trouble(Throwable e) {
    String text = e.toString();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
