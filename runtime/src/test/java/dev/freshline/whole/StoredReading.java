package dev.freshline.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The file that holds the shared reading, read and rewritten by its documented format alone.
///
/// @param body of the file, its checksum verified
record StoredReading(JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What the file says, or null when there is none.
  ///
  /// @throws AssertionError when it is not whole
  static @Nullable StoredReading of(Path file) throws IOException {
    try {
      return new StoredReading(JSON.readTree(Framed.read(file)));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  long token() {
    return body.path("token").asLong();
  }

  double usd() {
    return body.path("block").path("usd").asDouble();
  }

  /// Writes the file anew as if it had been written that much earlier.
  void writeOlder(Path file, Duration by) throws IOException {
    shift(file, -by.toMillis(), -by.toMillis());
  }

  /// Writes the file anew as if the wall clock had then shown another time: what a step of the
  /// clock between then and now leaves.
  void writeUnderOtherClock(Path file, Duration ahead) throws IOException {
    shift(file, ahead.toMillis(), 0);
  }

  private void shift(Path file, long wallMillis, long uptimeMillis) throws IOException {
    ObjectNode copy = body.deepCopy();
    for (String name : new String[] {"began", "ended"}) {
      var moment = (ObjectNode) copy.path("block").path("stamp").path(name);
      moment.put("at", moment.path("at").asLong() + wallMillis);
      moment.put("up", Math.max(0, moment.path("up").asLong() + uptimeMillis));
    }
    Framed.write(file, JSON.writeValueAsString(copy));
  }
}
