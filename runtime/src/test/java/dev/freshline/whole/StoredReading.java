package dev.freshline.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.CRC32C;
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
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String body = text.substring(end + 1);
    if (end < 0 || !text.substring(0, end).equals(header(body))) {
      throw new AssertionError("expected a header for this body, found " + text);
    }
    return new StoredReading(JSON.readTree(body));
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
    String text = JSON.writeValueAsString(copy);
    Files.writeString(file, header(text) + '\n' + text);
  }

  private static String header(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var crc = new CRC32C();
    crc.update(bytes);
    return "freshline 1 " + Long.toHexString(crc.getValue()) + ' ' + bytes.length;
  }
}
