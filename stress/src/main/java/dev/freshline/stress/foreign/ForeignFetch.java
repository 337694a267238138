package dev.freshline.stress.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One run of ccusage as others start it: a child with a timeout, and no supervisor.
///
/// @param timeout after which the child is killed; null for never
/// @param killsTree whether its descendants are killed with it, or it alone
record ForeignFetch(Path program, Path folder, @Nullable Duration timeout, boolean killsTree) {

  /// The cost of the active block, or null when the run failed.
  @Nullable Double run() throws IOException, InterruptedException {
    Path answer = Files.createTempFile(folder, "answer", "");
    try {
      var command = List.of(program.toString(), "blocks", "--json", "--active", "--offline");
      // Into a file: an orphan that keeps a pipe open would hold its reader up.
      Process child =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!ends(child)) {
        kill(child);
        return null;
      }
      return child.exitValue() == 0 ? usd(Files.readAllBytes(answer)) : null;
    } finally {
      Files.delete(answer);
    }
  }

  private boolean ends(Process child) throws InterruptedException {
    if (timeout == null) {
      child.waitFor();
      return true;
    }
    return child.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void kill(Process child) throws InterruptedException {
    List<ProcessHandle> tree = killsTree ? child.descendants().toList() : List.of();
    child.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
    child.waitFor();
  }

  private static @Nullable Double usd(byte[] answer) {
    try {
      JsonNode cost = Json.read(answer).path("blocks").path(0).path("costUSD");
      return cost.isNumber() ? (Double) cost.doubleValue() : null;
    } catch (IOException e) {
      return null;
    }
  }
}
