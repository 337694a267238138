package dev.freshline.resident;

/// What a shell takes as one word whatever it does with it, and a file system as one name.
public final class PlainWord {
  private PlainWord() {}

  /// Whether `text` has nothing but letters and digits of ASCII, `-` and `_`.
  public static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
