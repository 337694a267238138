package dev.freshline.app;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.install.Launcher;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a command works with: the machine, how this program was started, and where its words go.
///
/// @param err for what went wrong
/// @param interactive whether a person sees the output at once
record Desk(Machine machine, Launch launch, PrintWriter out, PrintWriter err, boolean interactive) {

  /// How the launcher started this program.
  ///
  /// @param launcher path of the launcher, or null when java was called without it
  /// @param aotCache where the start-up cache belongs, or null when there is no place for it
  record Launch(
      String javaVersion, String javaHome, @Nullable String launcher, @Nullable String aotCache) {
    static Launch ofThisProcess() {
      return new Launch(
          System.getProperty("java.version", "unknown"),
          System.getProperty("java.home", "unknown"),
          System.getProperty("freshline.launcher"),
          System.getProperty("freshline.aot"));
    }

    /// The launcher, or its customary name where java was called without one.
    Launcher launcher(Machine machine) {
      return new Launcher(
          Path.of(launcher == null ? "/nowhere/statusline" : launcher),
          machine.home(),
          machine.host().disk());
    }
  }

  Terminal terminal(OutputOptions options) {
    return options.terminal(out, interactive, machine.environment());
  }

  Terminal errors(OutputOptions options) {
    return options.terminal(err, interactive, machine.environment());
  }
}
