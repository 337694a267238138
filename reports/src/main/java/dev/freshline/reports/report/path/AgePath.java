package dev.freshline.reports.report.path;

import java.util.List;
import java.util.stream.IntStream;

/// The age of the shown figure over time: it grows by a second a second and falls at each publish.
///
/// @param publishes in their order; the first one at time 0
/// @param endSeconds up to where the path goes
public record AgePath(List<Publish> publishes, double endSeconds) {
  public AgePath {
    publishes = List.copyOf(publishes);
    if (publishes.isEmpty() || publishes.getFirst().atSeconds() != 0) {
      throw new IllegalArgumentException("expected a publish at time 0, found " + publishes);
    }
  }

  /// A new figure is shown.
  ///
  /// @param ageSeconds of the new figure; more than 0 when its age counts from the fetch's start
  public record Publish(double atSeconds, double ageSeconds) {}

  /// A stretch between two publishes.
  ///
  /// @param ageSeconds at its beginning
  public record Tooth(double fromSeconds, double toSeconds, double ageSeconds) {
    /// The age just before the next publish.
    public double peakSeconds() {
      return ageSeconds + toSeconds - fromSeconds;
    }

    /// From when on the figure is older than `limit`; the end of the tooth when it never is.
    public double olderFrom(double limitSeconds) {
      return Math.clamp(fromSeconds + limitSeconds - ageSeconds, fromSeconds, toSeconds);
    }
  }

  public Tooth tooth(int index) {
    Publish start = publishes.get(index);
    double end = index + 1 < publishes.size() ? publishes.get(index + 1).atSeconds() : endSeconds;
    return new Tooth(start.atSeconds(), end, start.ageSeconds());
  }

  public List<Tooth> teeth() {
    return IntStream.range(0, publishes.size()).mapToObj(this::tooth).toList();
  }

  public double peakSeconds() {
    return teeth().stream().mapToDouble(Tooth::peakSeconds).max().orElse(0);
  }

  /// Share of the time during which the figure is older than `limit`.
  public double shareOlderThan(double limitSeconds) {
    double older = 0;
    for (Tooth tooth : teeth()) {
      older += tooth.toSeconds() - tooth.olderFrom(limitSeconds);
    }
    return older / endSeconds;
  }

  /// The oldest age that is shown from one moment to another.
  public double oldestBetween(double fromSeconds, double toSeconds) {
    double oldest = 0;
    for (Tooth tooth : teeth()) {
      if (tooth.fromSeconds() < toSeconds && tooth.toSeconds() > fromSeconds) {
        double until = Math.min(toSeconds, tooth.toSeconds());
        oldest = Math.max(oldest, tooth.ageSeconds() + until - tooth.fromSeconds());
      }
    }
    return oldest;
  }
}
