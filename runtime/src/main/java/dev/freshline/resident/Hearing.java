package dev.freshline.resident;

import dev.freshline.host.Loopback.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What a caller says, line by line and block by block, each within a limit.
final class Hearing {
  static final int MOST_LINE = 128;

  /// Ends a line: the unit separator, because bash writes at each newline, and what it sends in
  /// several writes waits for acknowledgements.
  static final char END = 0x1f;

  private final Call call;
  private final byte[] heard = new byte[MOST_LINE];
  private int from;
  private int to;

  Hearing(Call call) {
    this.call = call;
  }

  /// The next line, without its end.
  String line() throws RefusedException {
    int end = from;
    while (true) {
      while (end < to && heard[end] != END) {
        end++;
      }
      if (end < to) {
        String line = new String(heard, from, end - from, StandardCharsets.ISO_8859_1);
        from = end + 1;
        return line;
      }
      if (from > 0) {
        System.arraycopy(heard, from, heard, 0, to - from);
        end -= from;
        to -= from;
        from = 0;
      }
      if (to == heard.length) {
        throw new RefusedException(Refusal.OVERSIZED, "a line of more than " + MOST_LINE);
      }
      to += more(heard, to, heard.length - to);
    }
  }

  /// Exactly so many bytes.
  byte[] block(int length) throws RefusedException {
    byte[] block = new byte[length];
    int had = Math.min(length, to - from);
    System.arraycopy(heard, from, block, 0, had);
    from += had;
    while (had < length) {
      had += more(block, had, length - had);
    }
    return block;
  }

  private int more(byte[] into, int at, int most) throws RefusedException {
    try {
      int count = call.read(into, at, most);
      if (count > 0) {
        return count;
      }
      throw new RefusedException(Refusal.CUT_OFF, "the caller ended in the middle");
    } catch (IOException e) {
      throw new RefusedException(Refusal.CUT_OFF, String.valueOf(e.getMessage()));
    }
  }
}
