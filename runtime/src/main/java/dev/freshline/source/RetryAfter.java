package dev.freshline.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The `Retry-After` header (RFC 9110, 10.2.3): seconds, or a date.
final class RetryAfter {
  /// More than anybody means; a year here would be as good as never.
  static final Duration MAX = Duration.ofHours(4);

  /// Digits that are worth reading: any number longer than this is more than [#MAX].
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /// How long to wait from now, at most [#MAX]; null when the header is missing or says nothing
  /// intelligible.
  static @Nullable Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    return isNumber(text) ? seconds(text) : untilDate(text, now);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Duration seconds(String digits) {
    return digits.length() > MAX_DIGITS ? MAX : atMost(Duration.ofSeconds(Long.parseLong(digits)));
  }

  private static @Nullable Duration untilDate(String text, Instant now) {
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return until.isAfter(now) ? atMost(Duration.between(now, until)) : Duration.ZERO;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration atMost(Duration wait) {
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
