package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The frame around each of Freshline's state files: `freshline 1 CRC LENGTH` on a line of its own,
/// then a body of JSON.
///
/// Made and checked by its description alone, without the code that is under test.
public final class Frame {
  private Frame() {}

  /// A whole file with this body.
  public static byte[] of(JsonNode body) {
    byte[] bytes = Json.bytes(body);
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(header(bytes).getBytes(US_ASCII));
    whole.writeBytes(bytes);
    return whole.toByteArray();
  }

  /// The body of a whole file, or null when it is torn, forged, or something else.
  public static @Nullable JsonNode bodyOf(byte[] file) {
    int end = 0;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    if (end == file.length) {
      return null;
    }
    var body = new byte[file.length - end - 1];
    System.arraycopy(file, end + 1, body, 0, body.length);
    try {
      return new String(file, 0, end + 1, US_ASCII).equals(header(body)) ? Json.read(body) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static String header(byte[] body) {
    var crc = new CRC32();
    crc.update(body);
    return "freshline 1 " + Long.toHexString(crc.getValue()) + ' ' + body.length + '\n';
  }
}
