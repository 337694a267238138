package dev.freshline.settings;

/// Something in the settings that could not be used, with what to do about it.
///
/// @param key where: a dotted path, the name of a variable, or the file itself
/// @param line of the file, from 1; 0 when it cannot be told
/// @param expected what would have been right
/// @param found what is there instead
/// @param fix what to write
public record Problem(String key, int line, String expected, String found, String fix) {
  /// All of it in one line.
  public String text() {
    return (line > 0 ? "line " + line + ": " : "")
        + key
        + ": expected "
        + expected
        + ", found "
        + found
        + "; "
        + fix;
  }
}
