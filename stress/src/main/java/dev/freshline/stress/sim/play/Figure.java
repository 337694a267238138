package dev.freshline.stress.sim.play;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// The numbers in a cache file, of whichever pipeline, by which it is judged.
final class Figure {
  private static final Key COST = Key.of("\"usd\":");
  private static final Key BEGAN = Key.of("\"began\":{\"at\":");

  private Figure() {}

  /// The whole dollars of its cost, which name the run that it came from; 0 when there is none.
  static long in(byte[] content) {
    return number(content, COST.endIn(content));
  }

  /// The epoch millisecond at which its run began by its own stamp; 0 when it bears none.
  static long stampIn(byte[] content) {
    return number(content, BEGAN.endIn(content));
  }

  private static long number(byte[] content, int from) {
    long number = 0;
    for (int at = from; at < content.length && Character.isDigit(content[at]); at++) {
      number = number * 10 + content[at] - '0';
    }
    return number;
  }

  /// A word to be looked for in a file, by Horspool's algorithm (Software: Practice and Experience
  /// 10, 1980): each publication of each run is judged.
  ///
  /// @param shift by the byte that stands under its end, how far the next place can be
  private record Key(byte[] word, int[] shift) {
    static Key of(String text) {
      byte[] word = text.getBytes(US_ASCII);
      var shift = new int[128];
      Arrays.fill(shift, word.length);
      for (int i = 0; i < word.length - 1; i++) {
        shift[word[i]] = word.length - 1 - i;
      }
      return new Key(word, shift);
    }

    /// Where the first of them ends; the end of the content if it has none.
    int endIn(byte[] content) {
      int end = word.length;
      while (end <= content.length) {
        if (Arrays.equals(content, end - word.length, end, word, 0, word.length)) {
          return end;
        }
        byte last = content[end - 1];
        end += last < 0 ? word.length : shift[last];
      }
      return content.length;
    }
  }
}
