package dev.freshline.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshline.wire.Json;
import dev.freshline.wire.LeanWriter;
import java.io.IOException;
import java.util.function.Consumer;

/// The live file's form: one entry a line.
///
/// A line may be torn by a full disk and then run into the next one. Every entry begins with the
/// same bytes, which cannot occur within one (quotes in strings are escaped), so reading starts
/// anew there.
final class Lines {
  /// One write of up to this many bytes is not split by any local file system.
  static final int MAX_LINE = 4096;

  private static final byte[] START = ("{\"v\":" + Codec.VERSION + ",").getBytes(US_ASCII);

  private Lines() {}

  /// The entry as one line, with its line feed.
  static byte[] line(Entry<? extends Event> entry) {
    byte[] json = LeanWriter.bytes(Codec.node(entry));
    byte[] line = new byte[json.length + 1];
    System.arraycopy(json, 0, line, 0, json.length);
    line[json.length] = '\n';
    return line;
  }

  /// Hands on every entry that can be read; returns how many pieces could not be.
  static long read(byte[] content, Consumer<Entry<? extends Event>> into) {
    long skipped = 0;
    int start = 0;
    while (start < content.length) {
      int end = endOfPiece(content, start);
      if (!isBlank(content, start, end) && !accept(content, start, end, into)) {
        skipped++;
      }
      start = end;
    }
    return skipped;
  }

  /// The next place where an entry or a line begins.
  private static int endOfPiece(byte[] content, int start) {
    int at = start + 1;
    while (at < content.length && content[at - 1] != '\n' && !isStart(content, at)) {
      at++;
    }
    return at;
  }

  private static boolean isStart(byte[] content, int at) {
    if (at + START.length > content.length) {
      return false;
    }
    for (int i = 0; i < START.length; i++) {
      if (content[at + i] != START[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte[] content, int start, int end) {
    for (int i = start; i < end; i++) {
      if (content[i] != '\n' && content[i] != '\r' && content[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean accept(
      byte[] content, int start, int end, Consumer<Entry<? extends Event>> into) {
    if (!isStart(content, start)) {
      return false;
    }
    try {
      into.accept(Codec.entry(Json.read(content, start, end - start)));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
