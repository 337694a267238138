package dev.freshline.stress.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The file through which the sessions of another pipeline share what one of them has fetched.
record SharedCache(WholeFile file) {

  /// @param stampedAt the moment from which its age counts, in epoch milliseconds
  /// @param isFresh the flag as it was written, whenever that was
  record Entry(double usd, long stampedAt, boolean isFresh) {}

  @Nullable Entry read() {
    try {
      byte[] content = file.read();
      return content == null ? null : parse(content);
    } catch (IOException e) {
      return null;
    }
  }

  static Entry parse(byte[] content) throws IOException {
    JsonNode root = Json.read(content);
    return new Entry(
        root.path("usd").asDouble(),
        root.path("lastFetched").asLong(),
        root.path("isFresh").asBoolean());
  }

  void write(Entry entry) throws IOException {
    ObjectNode root = Json.object();
    root.put("usd", entry.usd());
    root.put("lastFetched", entry.stampedAt());
    root.put("isFresh", entry.isFresh());
    file.write(Json.bytes(root));
  }
}
