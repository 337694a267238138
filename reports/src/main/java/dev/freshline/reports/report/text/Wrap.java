package dev.freshline.reports.report.text;

import dev.freshline.display.Cells;
import java.util.ArrayList;
import java.util.List;

/// Text in lines of so many cells, broken between words; a longer word is a line of its own, and a
/// percent sign stays with its number.
final class Wrap {
  private Wrap() {}

  static List<String> lines(String text, int cells) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    int used = 0;
    for (String word : words(text)) {
      int width = Cells.of(word);
      if (used > 0 && used + 1 + width > cells) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (used > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += width;
    }
    lines.add(line.toString());
    return lines;
  }

  private static String[] words(String text) {
    return text.strip().split("\\s+(?!%)", -1);
  }

  /// Cells of the longest word.
  static int longestWord(String text) {
    int longest = 0;
    for (String word : words(text)) {
      longest = Math.max(longest, Cells.of(word));
    }
    return longest;
  }
}
