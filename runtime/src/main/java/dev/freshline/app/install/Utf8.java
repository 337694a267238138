package dev.freshline.app.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Bytes as text and back, without losing one.
final class Utf8 {
  private static final String MARK = "\uFEFF";

  private Utf8() {}

  /// @throws IOException when the bytes are no UTF-8, or begin with a mark that JSON does not have
  static String decoded(byte[] bytes) throws IOException {
    try {
      // A fresh decoder reports what it cannot decode instead of replacing it.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.startsWith(MARK)) {
        throw new IOException("expected JSON, found a byte order mark before it");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new IOException("expected UTF-8, found other bytes", e);
    }
  }

  static byte[] encoded(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
