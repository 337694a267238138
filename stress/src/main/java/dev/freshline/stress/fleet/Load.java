package dev.freshline.stress.fleet;

import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// What is played: a pipeline, its sessions, and how long ccusage takes. Durations are those of the
/// protocol, before they are scaled.
///
/// @param pipeline whose code plays
/// @param protocol its settings
/// @param sessions that are open, a process each
/// @param arrivals of their renders
/// @param service run times of ccusage, as `stress/bin/fake-ccusage` reads them, such as
///     `uniform:5s..40s`; the path of a `file:` is absolute
/// @param failures share of runs that fail when their time is over, in [0, 1)
/// @param span during which renders begin
/// @param scale by which every duration is multiplied to be played: 0.02 plays a second in 20 ms
/// @param seed of arrivals and run times
public record Load(
    Pipeline pipeline,
    Protocol protocol,
    int sessions,
    Arrivals arrivals,
    String service,
    double failures,
    Duration span,
    double scale,
    long seed) {
  /// A mistyped gap should not start millions of renders.
  public static final int MOST_RENDERS = 500_000;

  /// Whose code plays.
  public enum Pipeline {
    /// What the protocol describes, played by `dev.freshline.stress.foreign`; also Freshline's
    /// coordination, so that it can be scaled as far as any other.
    MODEL,
    /// Freshline's own renders and refresh processes, with the timings of the protocol. The start
    /// of a JVM does not scale (0.3 s are 15 s at a scale of 0.02): 0.2 is a good scale.
    PRODUCTION
  }

  public Load {
    require(sessions >= 1, "sessions: expected 1 or more, found " + sessions);
    require(!service.isBlank(), "service: expected a distribution such as exp:20s, found nothing");
    require(failures >= 0 && failures < 1, "failures: expected 0 to 1, found " + failures);
    require(span.isPositive(), "span: expected a positive duration, found " + span);
    require(scale > 0 && scale <= 1, "scale: expected more than 0 and at most 1, found " + scale);
    double renders = arrivals.rendersPerSecond(sessions) * span.toMillis() / 1000.0;
    require(
        renders <= MOST_RENDERS,
        "arrivals: expected at most " + MOST_RENDERS + " renders, found " + Math.round(renders));
  }

  /// Ten sessions that together render every two seconds on average, and runs of 5 to 40 s: the
  /// reviewed pipeline's world, at a second in 20 ms.
  public static Load ofReview(Protocol protocol, Duration span, long seed) {
    return new Load(
        Pipeline.MODEL,
        protocol,
        10,
        new Arrivals.Poisson(Duration.ofSeconds(2)),
        "uniform:5s..40s",
        0,
        span,
        0.02,
        seed);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// A duration of the protocol, as it is played.
  public Duration played(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * scale));
  }

  /// A duration that was played, as the protocol has it.
  public Duration unscaled(Duration played) {
    return Duration.ofNanos((long) (played.toNanos() / scale));
  }

  /// The intended times of each session, as they are played.
  List<List<Duration>> timetables() {
    return arrivals.draw(sessions, span, new SplittableRandom(seed)).stream()
        .map(times -> times.stream().map(this::played).toList())
        .toList();
  }
}
