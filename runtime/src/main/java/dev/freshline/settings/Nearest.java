package dev.freshline.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The known name that a misspelt one probably stands for.
public final class Nearest {
  /// More edits than this and it is another word.
  private static final int MAX_EDITS = 3;

  private Nearest() {}

  /// The nearest of `known`, or null when none is near. A key in the wrong group is near too.
  public static @Nullable String of(String misspelt, Iterable<String> known) {
    String nearest = null;
    int fewest = MAX_EDITS + 1;
    for (String candidate : known) {
      int edits =
          Math.min(
              edits(lower(misspelt), lower(candidate)),
              1 + edits(lower(lastName(misspelt)), lower(lastName(candidate))));
      if (edits < fewest && edits < misspelt.length()) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /// Levenshtein's distance, in two rows.
  private static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
