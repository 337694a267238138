package dev.freshline.architecture.twin.freshness;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One call in each method that a render has no time for.
public final class IsSlow {
  Duration multiplies(Duration duration) {
    return duration.multipliedBy(2);
  }

  Duration divides(Duration duration) {
    return duration.dividedBy(2);
  }

  Duration negates(Duration duration) {
    return duration.negated();
  }

  Duration takesAway(Duration duration) {
    return duration.abs();
  }

  Duration parses(String text) {
    return Duration.parse(text);
  }

  Instant parsesAnInstant(String text) {
    return Instant.parse(text);
  }

  String formats(int number) {
    return String.format(Locale.ROOT, "%d", number);
  }

  String formatsToo(int number) {
    return "%d".formatted(number);
  }

  Pattern compiles() {
    return Pattern.compile("a*");
  }

  boolean matches(String text) {
    return text.matches("a*");
  }

  String replaces(String text) {
    return text.replaceAll("a*", "");
  }

  DateTimeFormatter makesAFormatter() {
    return DateTimeFormatter.ISO_INSTANT;
  }

  BigDecimal reckonsExactly() {
    return BigDecimal.ONE;
  }

  long streams(List<String> names) {
    return names.stream().count();
  }
}
