package dev.freshline.reports.report;

import dev.freshline.reports.predict.Figure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the reports write numbers: three digits that matter, the unit behind them, and never `0` for
/// what is little but not nothing.
public final class Amounts {
  /// Stands where a protocol leaves open what a figure depends on.
  public static final String OPEN = "open";

  private static final double SECONDS_UP_TO = 2 * 3600;

  private Amounts() {}

  /// A figure with its interval: `62.9 % (61.2 to 64.5)`, or the value alone where it is a point.
  public static String figure(Unit unit, @Nullable Figure figure) {
    if (figure == null) {
      return OPEN;
    }
    String value = unit.write(figure.value());
    return isPoint(figure) ? value : value + " (" + interval(unit, figure) + ')';
  }

  /// `61.2 to 64.5`, in the unit of the value beside it.
  public static String interval(Unit unit, Figure figure) {
    return unit.bare(figure.low()) + " to " + unit.bare(figure.high());
  }

  public static boolean isPoint(Figure figure) {
    return figure.low() == figure.high();
  }

  /// `350ms`, `8.25s`, `58.8s`, `322s`, `2.5h`; `never` when it does not end.
  public static String seconds(double seconds) {
    if (Double.isInfinite(seconds)) {
      return "never";
    }
    if (Math.abs(seconds) > SECONDS_UP_TO) {
      return number(seconds / 3600) + 'h';
    }
    boolean small = seconds != 0 && Math.abs(seconds) < 1;
    return small ? number(seconds * 1000) + "ms" : number(seconds) + 's';
  }

  /// `62.9 %`, `0.33 %`, `0 %`; not `100 %` for what is not all.
  public static String percent(double share) {
    String number = number(share * 100);
    return (share < 1 && number.equals("100") ? ">99.9" : number) + " %";
  }

  /// Three digits that matter, without zeros at the end.
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value > 0 ? "unbounded" : "unknown";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 0.0005) {
      return value < 0 ? ">-0.001" : "<0.001";
    }
    int digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.1 ? 2 : 3;
    return withoutZeros(String.format(Locale.ROOT, "%." + digits + "f", value));
  }

  private static String withoutZeros(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /// What a figure is measured in.
  public enum Unit {
    SECONDS {
      @Override
      public String write(double value) {
        return seconds(value);
      }
    },
    SHARE {
      @Override
      public String write(double value) {
        return percent(value);
      }

      @Override
      String bare(double value) {
        return number(value * 100);
      }
    },
    COUNT {
      @Override
      public String write(double value) {
        return number(value);
      }
    };

    public abstract String write(double value);

    /// Without the unit where it goes without saying.
    String bare(double value) {
      return write(value);
    }
  }
}
