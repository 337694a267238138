package dev.freshline.reports.report.markdown;

/// Foreign text within Markdown: it neither formats, nor links, nor calls anybody.
///
/// After CommonMark 0.31 (a backslash takes the meaning from ASCII punctuation) and GitHub's
/// additions: `|` in tables, `@name` and `#12`.
final class MarkdownText {
  private static final String SPECIAL = "\\`*_{}[]<>|~$^";

  private MarkdownText() {}

  /// One line of prose.
  static String prose(String text) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(c, out));
    return out.toString().strip();
  }

  private static void append(int c, StringBuilder out) {
    if (c == '@' || c == '#' || c == '&') {
      // A backslash would not keep GitHub from making a mention or a reference of it.
      out.append("&#").append(c).append(';');
    } else if (Character.isISOControl(c) || Character.isWhitespace(c)) {
      out.append(' ');
    } else if (Character.getType(c) != Character.FORMAT) {
      if (SPECIAL.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.appendCodePoint(c);
    }
  }

  /// A key or a value as it is typed, also within a table.
  static String code(String text) {
    if (text.isEmpty()) {
      return "";
    }
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || c == '`' ? ' ' : c));
    return '`' + clean.toString().replace("|", "\\|") + '`';
  }
}
