package dev.freshline.reports.workload;

import dev.freshline.settings.Durations;
import java.time.Duration;

/// Demand as it is written on the command line.
///
/// | text | is |
/// |---|---|
/// | `poisson:4s` | renders of all sessions together, 4 s apart on average |
/// | `periodic:5s` | each session renders every 5 s, with a phase of its own |
/// | `bursty:4s,10m,50m` | as `poisson:4s` for 10 minutes on average, then none for 50 |
public final class Demands {
  private static final String KNOWN = "one of poisson:4s, periodic:5s, bursty:4s,10m,50m";

  private Demands() {}

  /// @param sessions that run at once; only a period is each session's own
  /// @throws IllegalArgumentException when it is none; the message says what was expected, what was
  ///     found and how to write it
  public static Demand parse(String text, int sessions) {
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    return switch (colon < 0 ? text : text.substring(0, colon)) {
      case "poisson" -> new Demand.Poisson(positive(text, rest));
      case "periodic" -> new Demand.Periodic(sessions, positive(text, rest));
      case "bursty" -> bursty(text, rest.split(",", -1));
      default -> throw new IllegalArgumentException("expected " + KNOWN + ", found '" + text + "'");
    };
  }

  private static Demand bursty(String text, String[] parts) {
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "expected bursty:GAP,ACTIVE,IDLE such as bursty:4s,10m,50m, found '" + text + "'");
    }
    return new Demand.Bursty(
        positive(text, parts[0]), positive(text, parts[1]), positive(text, parts[2]));
  }

  private static double positive(String text, String duration) {
    double seconds = Distributions.seconds(text, duration);
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          text + ": expected a time of more than 0, found '" + duration + "'");
    }
    return seconds;
  }

  /// As [#parse] reads it.
  public static String text(Demand demand) {
    return switch (demand) {
      case Demand.Poisson poisson -> "poisson:" + time(poisson.meanGapSeconds());
      case Demand.Periodic periodic -> "periodic:" + time(periodic.periodSeconds());
      case Demand.Bursty bursty ->
          "bursty:"
              + time(bursty.meanGapSeconds())
              + ','
              + time(bursty.activeSeconds())
              + ','
              + time(bursty.idleSeconds());
    };
  }

  private static String time(double seconds) {
    return Durations.format(Duration.ofNanos(Math.round(seconds * 1e9)));
  }
}
