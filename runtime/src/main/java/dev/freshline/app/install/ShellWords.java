package dev.freshline.app.install;

import java.util.ArrayList;
import java.util.List;

/// The words of a shell command, as far as they can be told without running it.
final class ShellWords {
  private static final String HARMLESS = "@%+=:,./_-";

  private ShellWords() {}

  /// A word that the shell takes for exactly this text.
  static String quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean harmless =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || HARMLESS.indexOf(c) >= 0;
      if (!harmless) {
        return '\'' + text.replace("'", "'\\''") + '\'';
      }
    }
    return text.isEmpty() ? "''" : text;
  }

  /// The words, quotes and backslashes taken away; variables and patterns stay as they are written.
  static List<String> of(String command) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean within = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quote == 0 && (Character.isWhitespace(c) || ";|&()<>".indexOf(c) >= 0)) {
        if (within) {
          words.add(word.toString());
        }
        word.setLength(0);
        within = false;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        within = true;
      } else if (c == quote) {
        quote = 0;
      } else {
        boolean escapes = c == '\\' && quote != '\'' && i + 1 < command.length();
        word.append(escapes ? command.charAt(++i) : c);
        within = true;
      }
    }
    if (within) {
      words.add(word.toString());
    }
    return words;
  }
}
