package dev.freshline.stress.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.stress.foreign.ForeignPort.PlainChild;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of ccusage as others start it: a child with a timeout, and no supervisor.
///
/// @param timeout after which the child is ended; null for never
/// @param killGrace between asking it to end and killing it; zero to kill it at once
/// @param killsTree whether its descendants are killed with it, or it alone
record ForeignFetch(
    ForeignPort port,
    Path program,
    Path folder,
    @Nullable Duration timeout,
    Duration killGrace,
    boolean killsTree) {

  /// The cost of the active block, or null when the run failed.
  @Nullable Double run() throws IOException, InterruptedException {
    var command = List.of(program.toString(), "blocks", "--json", "--active", "--offline");
    try (PlainChild child = port.start(command, folder)) {
      PlainChild.Ended ended = child.await(timeout);
      if (ended == null) {
        end(child);
        return null;
      }
      return ended.code() == 0 ? usd(ended.output()) : null;
    }
  }

  private void end(PlainChild child) throws IOException, InterruptedException {
    if (killGrace.isPositive()) {
      child.terminate();
      if (child.await(killGrace) != null) {
        return;
      }
    }
    child.kill(killsTree);
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
