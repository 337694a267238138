package dev.freshline.stress.sim.machine;

/// Why a run is over.
public enum Ending {
  /// Nothing is left to happen.
  QUIET,
  /// What was looked for was found.
  FOUND,
  /// The chooser has seen this state before.
  KNOWN,
  /// The bound on steps.
  STEPS,
  /// The bound on time.
  HORIZON;

  /// Whether a bound has cut it off: what would have followed is not known.
  public boolean isCut() {
    return this == STEPS || this == HORIZON;
  }
}
