package dev.freshline.stress.fleet;

import dev.freshline.stress.foreign.ForeignRenders.Reading;
import dev.freshline.stress.foreign.Showing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One render of an open loop. Times are played time since the start of the loop.
///
/// @param session from 0
/// @param intended when it was to begin: what it is late counts
/// @param started when it did
/// @param ended when it had shown what it shows
/// @param reading that all sessions shared then, whatever was shown of it; null for none
/// @param showing what it showed
public record Rendered(
    int session,
    Duration intended,
    Duration started,
    Duration ended,
    @Nullable Reading reading,
    Showing showing) {

  /// From its intended time, so that a queue before it is not left out.
  public Duration latency() {
    return ended.minus(intended);
  }

  /// One line that [#parse] reads: microseconds, then what was shown.
  String line() {
    return String.join(
        " ",
        "render",
        Integer.toString(session),
        micros(intended),
        micros(started),
        micros(ended),
        reading == null ? "none" : Long.toString(reading.stampedAt()),
        reading == null ? "none" : micros(reading.age()),
        showing.line());
  }

  private static String micros(Duration duration) {
    return Long.toString(duration.toNanos() / 1000);
  }

  /// @throws IllegalArgumentException when a line is not one of [#line]
  static Rendered parse(String line) {
    String[] words = line.split(" ", 8);
    if (words.length != 8 || !words[0].equals("render")) {
      throw new IllegalArgumentException("expected a session's line, found '" + line + "'");
    }
    return new Rendered(
        Integer.parseInt(words[1]),
        duration(words[2]),
        duration(words[3]),
        duration(words[4]),
        words[5].equals("none") ? null : new Reading(Long.parseLong(words[5]), duration(words[6])),
        Showing.parse(words[7]));
  }

  private static Duration duration(String micros) {
    return Duration.ofNanos(Long.parseLong(micros) * 1000);
  }
}
