package dev.freshline.display;

/// Foreign text made harmless: no escape sequence, no control, no second line, no change of
/// direction.
final class Printable {
  private static final char ESCAPE = '\u001B';
  private static final char BELL = '\u0007';
  private static final char CONTROL_SEQUENCE = '\u009B';

  private Printable() {}

  /// What of `text` may be drawn, cut to `cells`.
  static String of(String text, int cells, Theme theme) {
    String clean = clean(text, theme.ascii());
    return Cells.of(clean) <= cells
        ? clean
        : Cells.head(clean, cells - Cells.of(theme.cut())).stripTrailing() + theme.cut();
  }

  private static String clean(String text, boolean ascii) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (codePoint == ESCAPE || codePoint == CONTROL_SEQUENCE) {
        i = afterEscape(text, i);
        continue;
      }
      i += Character.charCount(codePoint);
      append(codePoint, ascii, out);
    }
    return out.toString().strip();
  }

  private static void append(int codePoint, boolean ascii, StringBuilder out) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR -> {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      }
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {}
      default -> {
        if (!ascii) {
          out.appendCodePoint(codePoint);
        } else {
          out.append(codePoint < 0x7F ? (char) codePoint : '?');
        }
      }
    }
  }

  /// Where text goes on after the escape sequence that starts at `from` (ECMA-48).
  private static int afterEscape(String text, int from) {
    int i = from + 1;
    if (text.charAt(from) == ESCAPE) {
      if (i == text.length()) {
        return i;
      }
      char kind = text.charAt(i++);
      if ("]PX^_".indexOf(kind) >= 0) {
        return afterString(text, i);
      }
      if (kind != '[') {
        return kind >= 0x20 && kind < 0x7F ? i : i - 1;
      }
    }
    while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) < 0x40) {
      i++;
    }
    return i < text.length() && text.charAt(i) >= 0x40 && text.charAt(i) < 0x7F ? i + 1 : i;
  }

  /// A title or a link goes on to a bell or a string terminator.
  private static int afterString(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == BELL || c == '\u009C') {
        return i + 1;
      }
      if (c == ESCAPE) {
        return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : i;
      }
    }
    return text.length();
  }
}
