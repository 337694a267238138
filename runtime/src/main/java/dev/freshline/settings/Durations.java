package dev.freshline.settings;

import java.time.Duration;

/// Durations as people write them: `35s`, `2m30s`, `250ms`, `1h`, or ISO-8601 as `PT35S`.
///
/// Parsed by hand, because settings are read on the render path and a regular expression (which
/// `Duration.parse` uses too) costs a cold JVM milliseconds.
public final class Durations {
  private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};
  private static final long[] NANOS = {
    86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
  };
  private static final int HOURS = 1;
  private static final int SECONDS = 3;

  /// Digits after the point beyond this are finer than a nanosecond of any unit that may carry
  /// them.
  private static final int MAX_FRACTION = 9;

  /// Up to here a duration is written in seconds: `90s` is read faster than `1m30s`.
  private static final Duration PLAIN_SECONDS = Duration.ofMinutes(2);

  private Durations() {}

  /// The duration that a text means.
  ///
  /// @throws IllegalArgumentException when it is no duration; the message says what was expected,
  ///     what was found, and how to write it
  public static Duration parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException("expected a duration such as 35s, found nothing");
    }
    if (trimmed.charAt(0) == '-') {
      throw new IllegalArgumentException(
          "expected a duration of 0 or more, found '" + trimmed + "'");
    }
    boolean iso = trimmed.charAt(0) == 'P' || trimmed.charAt(0) == 'p';
    try {
      return Duration.ofNanos(new Parser(trimmed, iso).total());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "expected a duration of at most 292 years, found '" + trimmed + "'", e);
    }
  }

  /// The shortest way to write it that [#parse] reads back as the same duration.
  ///
  /// @throws IllegalArgumentException when it is negative or longer than 292 years
  public static String format(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("expected a duration of 0 or more, found " + duration);
    }
    long rest = nanos(duration);
    if (rest == 0) {
      return "0s";
    }
    var text = new StringBuilder();
    int first = duration.compareTo(PLAIN_SECONDS) < 0 ? SECONDS : HOURS;
    for (int unit = first; unit < UNITS.length; unit++) {
      long count = rest / NANOS[unit];
      rest -= count * NANOS[unit];
      if (count > 0) {
        text.append(count).append(UNITS[unit]);
      }
    }
    return text.toString();
  }

  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "expected a duration of at most 292 years, found " + duration, e);
    }
  }

  /// Reads `number unit` pairs from the largest unit to the smallest, each at most once.
  private static final class Parser {
    private final String text;
    private final boolean iso;
    private int at;
    private int lastUnit = -1;
    private boolean inTime;

    Parser(String text, boolean iso) {
      this.text = text;
      this.iso = iso;
      this.at = iso ? 1 : 0;
    }

    long total() {
      long total = 0;
      do {
        skipTimeMark();
        long whole = whole();
        int start = at;
        int digits = fractionDigits();
        int unit = unit();
        total = Math.addExact(total, Math.multiplyExact(whole, NANOS[unit]));
        if (digits > 0) {
          total = Math.addExact(total, fraction(start + 1, digits, unit));
        }
      } while (at < text.length());
      return total;
    }

    /// The `T` of ISO-8601 stands once, between days and hours.
    private void skipTimeMark() {
      if (iso && !inTime && at < text.length() && isLetter('T')) {
        inTime = true;
        at++;
      }
    }

    private boolean isLetter(char upper) {
      return text.charAt(at) == upper || text.charAt(at) == Character.toLowerCase(upper);
    }

    private long whole() {
      int start = at;
      long value = 0;
      while (at < text.length() && isDigit(text.charAt(at))) {
        value = Math.addExact(Math.multiplyExact(value, 10), text.charAt(at) - '0');
        at++;
      }
      if (at == start) {
        throw found("a number at position " + (start + 1));
      }
      return value;
    }

    private int fractionDigits() {
      if (at >= text.length() || text.charAt(at) != '.') {
        return 0;
      }
      int start = ++at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      int digits = at - start;
      if (digits == 0 || digits > MAX_FRACTION) {
        throw found("1 to " + MAX_FRACTION + " digits after the point");
      }
      return digits;
    }

    private long fraction(int start, int digits, int unit) {
      long scaled = Long.parseLong(text, start, start + digits, 10);
      long divisor = 1;
      for (int i = 0; i < digits; i++) {
        divisor *= 10;
      }
      // From the second on a unit is a multiple of every divisor; below it the product is small.
      return unit <= SECONDS ? scaled * (NANOS[unit] / divisor) : scaled * NANOS[unit] / divisor;
    }

    private int unit() {
      int start = at;
      while (at < text.length() && isUnitLetter(text.charAt(at))) {
        at++;
      }
      String name = text.substring(start, at);
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            "expected a unit after the number in '"
                + text
                + "'"
                + (at < text.length() ? "" : "; write '" + text + "s' for seconds"));
      }
      int unit = indexOf(name);
      if (unit < 0 || (iso && (unit > SECONDS || (unit >= HOURS) != inTime))) {
        throw found(
            (iso ? "PnDTnHnMnS" : "one of the units d, h, m, s, ms, us, ns")
                + " instead of '"
                + name
                + "'");
      }
      if (unit <= lastUnit) {
        throw found("units from the largest to the smallest, each once");
      }
      lastUnit = unit;
      return unit;
    }

    /// In ISO-8601 the units are single letters, and `T` is no part of them.
    private boolean isUnitLetter(char c) {
      return !isDigit(c) && c != '.' && !(iso && (c == 'T' || c == 't'));
    }

    private int indexOf(String name) {
      for (int i = 0; i < UNITS.length; i++) {
        if (iso ? UNITS[i].equalsIgnoreCase(name) : UNITS[i].equals(name)) {
          return i;
        }
      }
      return -1;
    }

    private IllegalArgumentException found(String expected) {
      return new IllegalArgumentException("expected " + expected + ", found '" + text + "'");
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
