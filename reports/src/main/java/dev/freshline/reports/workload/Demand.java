package dev.freshline.reports.workload;

/// When renders ask for the figure.
public sealed interface Demand {
  /// Renders of all sessions together, without memory.
  ///
  /// @param meanGapSeconds between two renders of any session
  record Poisson(double meanGapSeconds) implements Demand {
    public Poisson {
      requirePositive("mean gap", meanGapSeconds);
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

  private static void requirePositive(String what, double seconds) {
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          what + ": expected a positive number of seconds, found " + seconds);
    }
  }
}
