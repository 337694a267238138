package dev.freshline.stress.sim.play;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The numbers in a cache file, of whichever pipeline, by which it is judged.
final class Figure {
  private static final byte[] COST = "\"usd\":".getBytes(US_ASCII);
  private static final byte[] BEGAN = "\"began\":{\"at\":".getBytes(US_ASCII);

  private Figure() {}

  /// The whole dollars of its cost, which name the run that it came from; 0 when there is none.
  static long in(byte[] content) {
    return after(COST, content);
  }

  /// The epoch millisecond at which its run began by its own stamp; 0 when it bears none.
  static long stampIn(byte[] content) {
    return after(BEGAN, content);
  }

  private static long after(byte[] key, byte[] content) {
    for (int at = 0; at + key.length < content.length; at++) {
      if (isKey(key, content, at)) {
        return number(content, at + key.length);
      }
    }
    return 0;
  }

  private static boolean isKey(byte[] key, byte[] content, int at) {
    for (int i = 0; i < key.length; i++) {
      if (content[at + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] content, int from) {
    long number = 0;
    for (int at = from; at < content.length && Character.isDigit(content[at]); at++) {
      number = number * 10 + content[at] - '0';
    }
    return number;
  }
}
