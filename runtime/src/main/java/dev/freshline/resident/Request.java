package dev.freshline.resident;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a client asks for.
///
/// ```
/// render ENVIRONMENT-BYTES INPUT-BYTES      then both: NAME=VALUE, each ended; Claude Code's JSON
/// status
/// stop
/// ```
sealed interface Request {
  int MOST_ENVIRONMENT = 64 << 10;

  /// As much as the one-shot render reads.
  int MOST_INPUT = 1 << 20;

  /// A line for this input, as a process with this environment would draw it.
  record Render(Map<String, String> environment, byte[] input) implements Request {}

  record Status() implements Request {}

  record Stop() implements Request {}

  static Request from(Hearing hearing) throws RefusedException {
    String[] words = hearing.line().split(" ", -1);
    if (words[0].equals("render") && words.length == 3) {
      int environment = length(words[1], MOST_ENVIRONMENT);
      int input = length(words[2], MOST_INPUT);
      return new Render(environment(hearing.block(environment)), hearing.block(input));
    }
    if (words.length == 1 && words[0].equals("status")) {
      return new Status();
    }
    if (words.length == 1 && words[0].equals("stop")) {
      return new Stop();
    }
    throw malformed("a request");
  }

  private static int length(String digits, int most) throws RefusedException {
    int length;
    try {
      length = Integer.parseUnsignedInt(digits);
    } catch (NumberFormatException e) {
      throw malformed("a length");
    }
    if (length < 0 || length > most) {
      throw new RefusedException(
          Refusal.OVERSIZED, "expected at most " + most + " bytes, found " + digits);
    }
    return length;
  }

  /// File names are bytes to the kernel; a JVM takes them for UTF-8 here, as elsewhere.
  private static Map<String, String> environment(byte[] block) throws RefusedException {
    var environment = new HashMap<String, String>();
    String text = new String(block, StandardCharsets.UTF_8);
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf(Hearing.END, from);
      int equals = text.indexOf('=', from);
      if (end < 0 || equals <= from || equals > end) {
        throw malformed("NAME=VALUE, each ended");
      }
      environment.put(text.substring(from, equals), text.substring(equals + 1, end));
      from = end + 1;
    }
    return environment;
  }

  private static RefusedException malformed(String expected) {
    return new RefusedException(Refusal.MALFORMED, "expected " + expected);
  }
}
