package dev.freshline.display;

import java.time.Duration;

/// What amounts look like: short, and never less certain or more exact than they are.
final class Amounts {
  private static final double WITH_CENTS_BELOW = 999.995;

  private Amounts() {}

  /// `$4.24`, `$1235`, and `<$0.01` for what is little but not nothing.
  static String usd(double usd) {
    if (usd >= WITH_CENTS_BELOW) {
      return "$" + Math.round(usd);
    }
    long cents = Math.round(usd * 100);
    if (cents == 0 && usd > 0) {
      return "<$0.01";
    }
    return "$" + cents / 100 + '.' + twoDigits(cents % 100);
  }

  /// `24%`; not `0%` for what is little, nor `100%` for what is not all.
  static String percent(double percent) {
    long rounded = Math.round(percent);
    if (rounded == 0 && percent > 0) {
      return "<1%";
    }
    return (rounded == 100 && percent < 100 ? 99 : rounded) + "%";
  }

  /// `950 tok`, `12.3k tok`, `18.7M tok`.
  static String tokens(long tokens) {
    if (tokens < 1000) {
      return tokens + " tok";
    }
    if (tokens < 999_950) {
      return tenths(tokens, 1000) + "k tok";
    }
    return tokens < 999_950_000
        ? tenths(tokens, 1_000_000) + "M tok"
        : tenths(tokens, 1_000_000_000) + "B tok";
  }

  /// Time to come: `3h02m`, `58m`, `<1m`, `6d4h`.
  static String span(Duration span) {
    long minutes = span.toMinutes();
    if (minutes < 1) {
      return "<1m";
    }
    if (minutes < 60) {
      return minutes + "m";
    }
    long hours = minutes / 60;
    return hours < 24
        ? hours + "h" + twoDigits(minutes % 60) + 'm'
        : hours / 24 + "d" + hours % 24 + 'h';
  }

  /// Time gone by: `45s`, `5m`, `3h`, `2d`.
  static String age(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m";
    }
    return seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }

  private static String tenths(long amount, long unit) {
    long tenths = (amount + unit / 20) / (unit / 10);
    return tenths / 10 + "." + tenths % 10;
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
