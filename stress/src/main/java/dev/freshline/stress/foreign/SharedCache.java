package dev.freshline.stress.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// The file through which the sessions of another pipeline share what one of them has fetched.
record SharedCache(Path file) {

  /// @param stampedAt the moment from which its age counts, in epoch milliseconds
  /// @param isFresh the flag as it was written, whenever that was
  record Entry(double usd, long stampedAt, boolean isFresh) {}

  @Nullable Entry read() {
    try {
      JsonNode root = Json.read(Files.readAllBytes(file));
      return new Entry(
          root.path("usd").asDouble(),
          root.path("lastFetched").asLong(),
          root.path("isFresh").asBoolean());
    } catch (IOException e) {
      return null;
    }
  }

  void write(Entry entry) throws IOException {
    ObjectNode root = Json.object();
    root.put("usd", entry.usd());
    root.put("lastFetched", entry.stampedAt());
    root.put("isFresh", entry.isFresh());
    Path aside = Files.createTempFile(file.getParent(), "billing", "");
    Files.write(aside, Json.bytes(root));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
