package dev.freshline.reading;

/// Time since the machine started, suspended time included, which no clock step can change.
///
/// @param bootId names the boot; uptimes of different boots cannot be compared
/// @param millis milliseconds since that boot, at least 0
public record Uptime(String bootId, long millis) {
  public Uptime {
    if (bootId.isBlank()) {
      throw new IllegalArgumentException("bootId must name a boot, found a blank");
    }
    if (millis < 0) {
      throw new IllegalArgumentException("millis must be 0 or more, found " + millis);
    }
  }
}
