package dev.freshline.source;

/// A foreign program's words, cut down to what may stand in a reason: one short line, no control
/// characters, no keys.
final class Excerpt {
  private static final int MAX_LENGTH = 200;

  /// How Anthropic's keys and tokens begin.
  private static final String KEY_PREFIX = "sk-ant-";

  private Excerpt() {}

  /// The line that says what went wrong: the first that starts with `Error`, as below Node's
  /// quotation of the source, else the first that is not blank; empty when there is none.
  static String ofErrors(String errors) {
    String first = "";
    for (String raw : errors.lines().toList()) {
      String line = of(raw);
      if (line.startsWith("Error")) {
        return line;
      }
      if (first.isEmpty()) {
        first = line;
      }
    }
    return first;
  }

  /// This text in one line.
  static String of(String text) {
    var line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() < MAX_LENGTH; i++) {
      if (text.startsWith(KEY_PREFIX, i)) {
        line.append("[hidden]");
        i = endOfWord(text, i) - 1;
      } else if (text.charAt(i) == '\033') {
        i = endOfEscape(text, i) - 1;
      } else {
        char c = text.charAt(i);
        line.append(isShown(c) ? c : ' ');
      }
    }
    return line.toString().strip();
  }

  /// Lone halves of a surrogate pair would not survive encoding; both halves go, rather than one.
  private static boolean isShown(char c) {
    return !Character.isISOControl(c)
        && !Character.isSurrogate(c)
        && Character.getType(c) != Character.FORMAT;
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfWord(char c) {
    return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /// Behind an ANSI control sequence (ECMA-48, 5.4): `ESC [`, parameters, one final letter.
  private static int endOfEscape(String text, int start) {
    int end = start + 1;
    if (end == text.length() || text.charAt(end) != '[') {
      return end;
    }
    end++;
    while (end < text.length() && text.charAt(end) >= ' ' && text.charAt(end) < '@') {
      end++;
    }
    return Math.min(end + 1, text.length());
  }
}
