package dev.freshline.stress.foreign;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one render of another pipeline came to.
///
/// @param how it came by its figure
/// @param usd the figure shown; NaN when it is the default, which is none
/// @param fresh whether it is shown without a mark
/// @param age of the figure by its stamp; null when there is no figure
/// @param waited for the lock
public record Showing(How how, double usd, boolean fresh, @Nullable Duration age, Duration waited) {

  /// The way to a figure.
  public enum How {
    /// It ran ccusage.
    RAN,
    /// It ran ccusage, which failed.
    FAILED,
    /// The cache was fresh, or was filled by another while this one waited.
    SERVED,
    /// A cooldown or a backoff kept it from looking.
    DEFAULT,
    /// The lock did not come free within its tries.
    GAVE_UP,
    /// Somebody outside ended it.
    DEADLINE
  }

  /// One line that [#parse] reads.
  public String line() {
    return String.format(
        Locale.ROOT,
        "shown %s %s %s %d %d",
        how,
        usd,
        fresh,
        age == null ? -1 : age.toMillis(),
        waited.toMillis());
  }

  /// @throws IllegalArgumentException when a line is not one of [#line]
  public static Showing parse(String line) {
    String[] words = line.strip().split(" ", -1);
    if (words.length != 6 || !words[0].equals("shown")) {
      throw new IllegalArgumentException("expected a contender's line, found '" + line + "'");
    }
    long age = Long.parseLong(words[4]);
    return new Showing(
        How.valueOf(words[1]),
        Double.parseDouble(words[2]),
        Boolean.parseBoolean(words[3]),
        age < 0 ? null : Duration.ofMillis(age),
        Duration.ofMillis(Long.parseLong(words[5])));
  }
}
