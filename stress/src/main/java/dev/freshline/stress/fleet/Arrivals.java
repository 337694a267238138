package dev.freshline.stress.fleet;

import dev.freshline.settings.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// When sessions render, whatever becomes of the renders before: open loop.
public sealed interface Arrivals {
  /// Of all sessions together, without memory.
  ///
  /// @param meanGap between two renders, whosever they are
  record Poisson(Duration meanGap) implements Arrivals {
    public Poisson {
      requirePositive("mean gap", meanGap);
    }

    @Override
    public List<List<Duration>> draw(int sessions, Duration span, SplittableRandom random) {
      List<List<Duration>> times = empty(sessions);
      double at = gap(random);
      while (at < span.toNanos()) {
        times.get(random.nextInt(sessions)).add(Duration.ofNanos((long) at));
        at += gap(random);
      }
      return times;
    }

    private double gap(SplittableRandom random) {
      return -Math.log(1 - random.nextDouble()) * meanGap.toNanos();
    }

    @Override
    public double rendersPerSecond(int sessions) {
      return 1e9 / meanGap.toNanos();
    }
  }

  /// Of each session at a fixed period, with a phase of its own.
  record Periodic(Duration period) implements Arrivals {
    public Periodic {
      requirePositive("period", period);
    }

    @Override
    public List<List<Duration>> draw(int sessions, Duration span, SplittableRandom random) {
      List<List<Duration>> times = empty(sessions);
      for (List<Duration> session : times) {
        Duration at = Duration.ofNanos(random.nextLong(period.toNanos()));
        while (at.compareTo(span) < 0) {
          session.add(at);
          at = at.plus(period);
        }
      }
      return times;
    }

    @Override
    public double rendersPerSecond(int sessions) {
      return sessions * 1e9 / period.toNanos();
    }
  }

  /// The intended times of each session, in order; the same for the same generator.
  List<List<Duration>> draw(int sessions, Duration span, SplittableRandom random);

  /// On average, of all sessions together.
  double rendersPerSecond(int sessions);

  /// Those that a text means: `poisson:4s` or `periodic:5s`.
  ///
  /// @throws IllegalArgumentException when it means none; the message says what was expected
  static Arrivals parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    return switch (kind) {
      case "poisson" -> new Poisson(Durations.parse(text.substring(colon + 1)));
      case "periodic" -> new Periodic(Durations.parse(text.substring(colon + 1)));
      default ->
          throw new IllegalArgumentException(
              "arrivals: expected poisson:MEAN_GAP or periodic:PERIOD, found '" + text + "'");
    };
  }

  private static List<List<Duration>> empty(int sessions) {
    List<List<Duration>> times = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      times.add(new ArrayList<>());
    }
    return times;
  }

  private static void requirePositive(String what, Duration length) {
    if (!length.isPositive()) {
      throw new IllegalArgumentException(
          "arrivals: expected a positive " + what + ", found " + length);
    }
  }
}
