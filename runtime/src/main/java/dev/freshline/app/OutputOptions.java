package dev.freshline.app;

import dev.freshline.app.console.Terminal;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/// The options that every command with output for people has.
public final class OutputOptions {
  /// When to colour.
  enum When {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int USUAL_WIDTH = 80;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      arity = "0..1",
      defaultValue = "auto",
      fallbackValue = "always",
      description =
          "Colour: auto (on a terminal, unless NO_COLOR is set), always, never. Alone it means"
              + " always.")
  private When color = When.AUTO;

  public Terminal terminal(PrintWriter out, boolean interactive, Map<String, String> environment) {
    return new Terminal(out, width(interactive, environment), isColored(interactive, environment));
  }

  public boolean isColored(boolean interactive, Map<String, String> environment) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          interactive
              && environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(environment.get("TERM"));
    };
  }

  /// As the shell says; a pipe has no width, so that what searches it finds whole lines.
  public static int width(boolean interactive, Map<String, String> environment) {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      if (columns > 0) {
        return columns;
      }
    } catch (NumberFormatException e) {
      return otherwise(interactive);
    }
    return otherwise(interactive);
  }

  private static int otherwise(boolean interactive) {
    return interactive ? USUAL_WIDTH : Integer.MAX_VALUE;
  }
}
