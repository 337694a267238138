package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The one who counts: a process that has no part in the game and reads the witness's log alone.
///
/// Argument: the log. Prints a [Tally] as one JSON object.
public final class Referee {
  private Referee() {}

  public static void main(String[] args) throws IOException {
    System.out.println(new String(Json.bytes(WitnessLog.read(Path.of(args[0])).json()), UTF_8));
  }

  /// The verdict of a referee in a process of its own.
  static Tally judge(Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(JavaProgram.command(Referee.class, List.of(log.toString())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] verdict = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IOException("the referee of " + log + " failed, exit code " + process.exitValue());
    }
    return Tally.of(Json.read(verdict));
  }
}
