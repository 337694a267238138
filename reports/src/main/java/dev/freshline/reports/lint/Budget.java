package dev.freshline.reports.lint;

/// What may be spent, and what may go wrong how often.
///
/// @param staleFraction share of renders that may show a stale figure (alpha)
/// @param timeoutFraction share of runs that the timeout may end
/// @param duplicatesPerRun duplicate runs that are borne for each run (delta)
/// @param busyFraction share of time that runs of the subprocess may live
/// @param toleratedFailures failures in a row after which no figure may be critical yet (m)
public record Budget(
    double staleFraction,
    double timeoutFraction,
    double duplicatesPerRun,
    double busyFraction,
    int toleratedFailures) {
  /// What holds when nothing is said.
  public static final Budget DEFAULT = new Budget(0.01, 0.05, 0.001, 0.25, 2);

  private static final double LEAST_COVERED = 0.5;
  private static final double MOST_COVERED = 0.9999;

  public Budget {
    requireShare("stale fraction", staleFraction);
    requireShare("timeout fraction", timeoutFraction);
    requireShare("duplicates per run", duplicatesPerRun);
    requireShare("busy fraction", busyFraction);
    if (toleratedFailures < 0) {
      throw new IllegalArgumentException(
          "tolerated failures: expected 0 or more, found " + toleratedFailures);
    }
  }

  /// The share of runs that a timeout must let come to their end.
  public double coveredShare() {
    return Math.clamp(1 - timeoutFraction, LEAST_COVERED, MOST_COVERED);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": expected 0 to 1, found " + share);
    }
  }
}
