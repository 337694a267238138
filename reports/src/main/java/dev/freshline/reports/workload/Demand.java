package dev.freshline.reports.workload;

/// When renders ask for the figure.
public sealed interface Demand {
  /// From any moment to the next render, 19 times out of 20, in seconds.
  default double usualWait() {
    double late = 0.05;
    return switch (this) {
      case Poisson(double gap, int _) -> -gap * Math.log(late);
      // Nobody looks while nobody works, so an idle spell makes no render late.
      case Bursty(double gap, double _, double _) -> -gap * Math.log(late);
      case Periodic(int sessions, double period) -> period * (1 - Math.pow(late, 1.0 / sessions));
    };
  }

  /// Renders of all sessions together, without memory.
  ///
  /// @param meanGapSeconds between two renders of any session
  /// @param observed gaps that the mean was estimated from; 0 when it was given
  record Poisson(double meanGapSeconds, int observed) implements Demand {
    public Poisson {
      requirePositive("mean gap", meanGapSeconds);
      if (observed < 0) {
        throw new IllegalArgumentException(
            "observed gaps: expected 0 or more, found " + observed + "; 0 says that it was given");
      }
    }

    public Poisson(double meanGapSeconds) {
      this(meanGapSeconds, 0);
    }
  }

  /// Each session renders at a fixed period, with a phase of its own.
  ///
  /// @param sessions that run at once
  record Periodic(int sessions, double periodSeconds) implements Demand {
    public Periodic {
      if (sessions < 1) {
        throw new IllegalArgumentException("sessions: expected 1 or more, found " + sessions);
      }
      requirePositive("period", periodSeconds);
    }
  }

  /// Renders without memory while somebody works, and none in between: bursts, lunch, nights.
  ///
  /// Both kinds of spells have exponential lengths (an interrupted Poisson process).
  ///
  /// @param meanGapSeconds between two renders while active
  /// @param activeSeconds mean length of an active spell
  /// @param idleSeconds mean length of an idle one
  record Bursty(double meanGapSeconds, double activeSeconds, double idleSeconds) implements Demand {
    public Bursty {
      requirePositive("mean gap", meanGapSeconds);
      requirePositive("active spell", activeSeconds);
      requirePositive("idle spell", idleSeconds);
    }
  }

  private static void requirePositive(String what, double seconds) {
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          what + ": expected a positive number of seconds, found " + seconds);
    }
  }
}
