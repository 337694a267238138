package dev.freshline.limits;

import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import dev.freshline.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// How an entry is spelled: one line, versioned and checksummed.
///
/// ```
/// freshline-limits 1 CRC32 AT BOOT UP API WINDOW=THOUSANDTHS@RESET ...
/// ```
/// Times are milliseconds, `-` stands for what is not known. The checksum is of all that follows
/// it. CRC-32 and not the CRC-32C of other records: the latter's tables take a cold JVM longer than
/// fifty files.
final class LedgerFormat {
  /// Most bytes of an entry: its head and sixteen windows.
  static final int LIMIT = 2048;

  private static final String HEAD = "freshline-limits 1 ";
  private static final String UNKNOWN = "-";

  private LedgerFormat() {}

  static byte[] encode(LedgerEntry entry) {
    Uptime uptime = entry.observedAt().uptime();
    boolean booted = uptime != null && isWord(uptime.bootId());
    var body = new StringBuilder(200);
    body.append(entry.observedAt().epochMillis());
    body.append(' ').append(uptime != null && booted ? uptime.bootId() : UNKNOWN);
    body.append(' ').append(uptime != null && booted ? Long.toString(uptime.millis()) : UNKNOWN);
    body.append(' ').append(orUnknown(entry.apiMillis()));
    for (Limit limit : entry.limits()) {
      Instant resetsAt = limit.resetsAt();
      body.append(' ').append(limit.window()).append('=').append(LedgerEntry.thousandths(limit));
      body.append('@').append(orUnknown(resetsAt == null ? null : resetsAt.toEpochMilli()));
    }
    String text = body.append('\n').toString();
    String crc = checksum(text.getBytes(StandardCharsets.UTF_8), 0);
    return (HEAD + crc + ' ' + text).getBytes(StandardCharsets.UTF_8);
  }

  static LedgerEntry decode(byte[] bytes) throws MalformedException {
    int body = bodyStart(bytes);
    if (body < 0 || bytes[bytes.length - 1] != '\n') {
      throw new MalformedException("expected '" + HEAD + "CRC ...' and a line end, found neither");
    }
    try {
      var words = new Words(bytes, HEAD.length());
      String expected = words.text();
      String actual = checksum(bytes, body);
      if (!expected.equals(actual)) {
        throw new MalformedException("expected checksum " + expected + ", found " + actual);
      }
      return entry(words);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("not as it was written: " + e.getMessage());
    }
  }

  /// Where the checksummed part begins, or -1 when the head is not one of ours.
  private static int bodyStart(byte[] bytes) {
    int at = 0;
    while (at < HEAD.length() && at < bytes.length && bytes[at] == HEAD.charAt(at)) {
      at++;
    }
    if (at < HEAD.length()) {
      return -1;
    }
    while (at < bytes.length && bytes[at] != ' ') {
      at++;
    }
    return at < bytes.length ? at + 1 : -1;
  }

  private static LedgerEntry entry(Words words) {
    long at = words.number();
    String boot = words.text();
    Long up = words.known();
    Long api = words.known();
    List<Limit> limits = new ArrayList<>();
    while (words.hasNext()) {
      String window = words.text();
      double percent = words.number() / 1000.0;
      Long resetsAt = words.known();
      limits.add(
          new Limit(window, percent, resetsAt == null ? null : Instant.ofEpochMilli(resetsAt)));
    }
    Uptime uptime = up == null ? null : new Uptime(boot, up);
    return new LedgerEntry(Moment.ofMillis(at, uptime), api, limits);
  }

  private static String orUnknown(@Nullable Long number) {
    return number == null ? UNKNOWN : number.toString();
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (" =@\n".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return !text.equals(UNKNOWN);
  }

  private static String checksum(byte[] bytes, int from) {
    var crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return Long.toHexString(crc.getValue());
  }

  /// The words of a line, one after the other; each ends with a byte that no word holds.
  ///
  /// Digit by digit and without a call in between, since that is what a cold JVM is quickest at.
  private static final class Words {
    private static final int MOST_DIGITS = 18;

    private final byte[] line;
    private int at;

    Words(byte[] line, int from) {
      this.line = line;
      this.at = from;
    }

    boolean hasNext() {
      return at < line.length;
    }

    /// The next word, whatever it is.
    String text() {
      int from = requireMore();
      int to = from;
      while (line[to] != ' ' && line[to] != '=' && line[to] != '@' && line[to] != '\n') {
        to++; // the last byte is a line end
      }
      at = to + 1;
      return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private int requireMore() {
      if (!hasNext()) {
        throw new IllegalArgumentException("expected another word, found the line's end");
      }
      return at;
    }

    long number() {
      Long number = known();
      if (number == null) {
        throw new IllegalArgumentException("expected a number before byte " + at + ", found '-'");
      }
      return number;
    }

    /// The next word as a number of 0 or more, or null when it is a `-`.
    @Nullable Long known() {
      int from = requireMore();
      int to = from;
      long number = 0;
      while (line[to] >= '0' && line[to] <= '9') {
        number = 10 * number + line[to] - '0';
        to++;
      }
      at = to;
      String end = text();
      if (to == from && end.equals(UNKNOWN)) {
        return null;
      }
      if (to == from || to - from > MOST_DIGITS || !end.isEmpty()) {
        throw new IllegalArgumentException("expected a number at byte " + from);
      }
      return number;
    }
  }
}
