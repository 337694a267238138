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
    return (HEAD + checksum(text) + ' ' + text).getBytes(StandardCharsets.UTF_8);
  }

  static LedgerEntry decode(byte[] bytes) throws MalformedException {
    String line = new String(bytes, StandardCharsets.UTF_8);
    int space = line.indexOf(' ', HEAD.length());
    if (!line.startsWith(HEAD) || space < 0 || !line.endsWith("\n")) {
      throw new MalformedException("expected '" + HEAD + "CRC ...' and a line end, found neither");
    }
    String body = line.substring(space + 1);
    String expected = line.substring(HEAD.length(), space);
    if (!expected.equals(checksum(body))) {
      throw new MalformedException("expected checksum " + expected + ", found " + checksum(body));
    }
    try {
      return entry(new Words(body));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("checksum is right, content is not: " + e.getMessage());
    }
  }

  private static LedgerEntry entry(Words words) {
    long at = Long.parseLong(words.next());
    String boot = words.next();
    Long up = known(words.next());
    Long api = known(words.next());
    List<Limit> limits = new ArrayList<>();
    while (words.hasNext()) {
      limits.add(limit(words.next()));
    }
    Uptime uptime = up == null ? null : new Uptime(boot, up);
    return new LedgerEntry(Moment.ofMillis(at, uptime), api, limits);
  }

  private static Limit limit(String word) {
    int equals = word.indexOf('=');
    int at = word.indexOf('@', equals);
    if (equals < 0 || at < 0) {
      throw new IllegalArgumentException("expected WINDOW=THOUSANDTHS@RESET, found " + word);
    }
    Long resetsAt = known(word.substring(at + 1));
    return new Limit(
        word.substring(0, equals),
        Long.parseLong(word.substring(equals + 1, at)) / 1000.0,
        resetsAt == null ? null : Instant.ofEpochMilli(resetsAt));
  }

  private static @Nullable Long known(String word) {
    return word.equals(UNKNOWN) ? null : Long.valueOf(word);
  }

  private static String orUnknown(@Nullable Long number) {
    return number == null ? UNKNOWN : number.toString();
  }

  private static boolean isWord(String text) {
    return text.indexOf(' ') < 0 && text.indexOf('\n') < 0 && !text.equals(UNKNOWN);
  }

  private static String checksum(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /// The words of a line, one after the other.
  private static final class Words {
    private final String line;
    private int from;

    Words(String line) {
      this.line = line;
    }

    boolean hasNext() {
      return from < line.length();
    }

    String next() {
      int to = from;
      while (to < line.length() && line.charAt(to) != ' ' && line.charAt(to) != '\n') {
        to++;
      }
      if (to == from) {
        throw new IllegalArgumentException("expected another word, found the line's end");
      }
      String word = line.substring(from, to);
      from = to + 1;
      return word;
    }
  }
}
