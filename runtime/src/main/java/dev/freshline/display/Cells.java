package dev.freshline.display;

/// How many terminal cells a text takes.
///
/// After Unicode's East Asian Width (UAX 11) and its emoji presentation: wide characters take two
/// cells, combining and invisible ones none. Within blocks that are mostly wide the few narrow ones
/// count as wide too: a line a cell too short does no harm. Terminals differ on sequences joined
/// into one emoji; the parts are counted, which is the wider answer.
public final class Cells {
  /// First and last code point of each wide range, ascending.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3,
    0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1,
    0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA,
    0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
    0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E,
    0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F,
    0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E,
    0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F1FF, 0x1F200, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0,
    0x1F7EB, 0x1F900, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
  };

  private static final int FIRST_NOT_LATIN = 0x300;

  /// Asks for the colourful, wide form of the character before it.
  private static final int EMOJI_PRESENTATION = 0xFE0F;

  private Cells() {}

  public static int of(String text) {
    int cells = 0;
    int last = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int width = codePoint == EMOJI_PRESENTATION ? (last == 1 ? 1 : 0) : of(codePoint);
      cells += width;
      last = width;
      i += Character.charCount(codePoint);
    }
    return cells;
  }

  /// The longest beginning of `text` that takes at most `cells`, with all that combines with its
  /// end.
  public static String head(String text, int cells) {
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      if (of(text.substring(0, next)) > cells) {
        break;
      }
      end = next;
    }
    return text.substring(0, end);
  }

  static int of(int codePoint) {
    if (codePoint < FIRST_NOT_LATIN) {
      return Character.isISOControl(codePoint) ? 0 : 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    int low = 0;
    int high = WIDE.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      if (codePoint > WIDE[2 * middle + 1]) {
        low = middle + 1;
      } else if (codePoint < WIDE[2 * middle]) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
