package dev.freshline.reports.report.table;

import dev.freshline.reports.report.Amounts;

/// Short times: `820ns`, `8.1us`, `3.4ms`.
public final class Latency {
  private Latency() {}

  public static String text(double seconds) {
    if (seconds < 1e-6) {
      return Amounts.number(seconds * 1e9) + "ns";
    }
    return seconds < 1e-3 ? Amounts.number(seconds * 1e6) + "us" : Amounts.seconds(seconds);
  }
}
