package dev.freshline.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// The frame around every state file: `freshline 1 CRC LENGTH` on a line of its own, then the body.
final class Framed {
  private Framed() {}

  /// The body of a file.
  ///
  /// @throws AssertionError when the frame does not fit it
  static String read(Path file) throws IOException {
    String text = Files.readString(file);
    int end = text.indexOf('\n');
    String body = text.substring(end + 1);
    if (end < 0 || !text.substring(0, end).equals(header(body))) {
      throw new AssertionError("expected " + file + " to fit its header, found " + text);
    }
    return body;
  }

  static void write(Path file, String body) throws IOException {
    Files.writeString(file, header(body) + '\n' + body);
  }

  private static String header(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var crc = new CRC32();
    crc.update(bytes);
    return "freshline 1 " + Long.toHexString(crc.getValue()) + ' ' + bytes.length;
  }
}
