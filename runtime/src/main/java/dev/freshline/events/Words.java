package dev.freshline.events;

import org.jspecify.annotations.Nullable;

/// Text that is fit for the journal: short, in one line, encodable, and free of Anthropic's tokens.
final class Words {
  /// The most characters of a reason or a path.
  static final int MAX_REASON = 300;

  /// The most characters of a name: a session, a source, a version, a window.
  static final int MAX_NAME = 64;

  /// What every token and key of Anthropic begins with.
  private static final String SECRET = "sk-ant-";

  private static final String REDACTED = "[redacted]";

  private Words() {}

  static String reason(String text) {
    return fit(text, MAX_REASON);
  }

  static String name(String text) {
    return fit(text, MAX_NAME);
  }

  static @Nullable String optionalName(@Nullable String text) {
    return text == null || text.isEmpty() ? null : name(text);
  }

  private static String fit(String text, int most) {
    return isFit(text, most) ? text : cut(clean(text), most);
  }

  /// Nearly all text is plain and short already, and is then passed on as it is.
  private static boolean isFit(String text, int most) {
    if (text.length() > most) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return !text.contains(SECRET);
  }

  /// Control characters and halves of surrogate pairs, which JSON's encoder refuses, become spaces.
  private static String clean(String text) {
    var clean = new StringBuilder(Math.min(text.length(), MAX_REASON));
    int i = 0;
    while (i < text.length() && clean.length() < MAX_REASON) {
      if (text.startsWith(SECRET, i)) {
        clean.append(REDACTED);
        i = endOfWord(text, i);
      } else {
        int c = text.codePointAt(i);
        boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
        clean.appendCodePoint(plain && !isLineBreak(c) ? c : ' ');
        i += Character.charCount(c);
      }
    }
    return clean.toString();
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && isTokenCharacter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isTokenCharacter(char c) {
    return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private static boolean isLineBreak(int c) {
    return c == 0x2028 || c == 0x2029;
  }
}
