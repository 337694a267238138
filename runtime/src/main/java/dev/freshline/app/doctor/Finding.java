package dev.freshline.app.doctor;

/// What one look at the set-up has shown.
///
/// @param name of what was looked at
/// @param found what is the case
/// @param fix what to do about it; empty when nothing need be done
public record Finding(String name, Status status, String found, String fix) {
  /// How grave it is.
  public enum Status {
    /// As it should be.
    OK,
    /// It works, but not as well as it could, or not for long.
    WARN,
    /// Figures will be missing or wrong because of it.
    FAIL
  }

  static Finding ok(String name, String found) {
    return new Finding(name, Status.OK, found, "");
  }

  static Finding warn(String name, String found, String fix) {
    return new Finding(name, Status.WARN, found, fix);
  }

  static Finding fail(String name, String found, String fix) {
    return new Finding(name, Status.FAIL, found, fix);
  }
}
