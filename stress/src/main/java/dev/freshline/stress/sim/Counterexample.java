package dev.freshline.stress.sim;

/// A simulated run in which a property does not hold.
///
/// @param protocol name of the protocol that was played
/// @param play by which `simulate --only` knows what was played
/// @param property that does not hold
/// @param seed that brings it about again; 0 when it was found by exhaustive search
/// @param traceHash of every effect and result in order; the same whenever it is played again
/// @param timeline up to the violation
/// @param shortest whether all schedules of this cast with no more deviations from the plain one
///     were tried, and none gave a shorter timeline
public record Counterexample(
    String protocol,
    String play,
    Property property,
    long seed,
    long traceHash,
    Timeline timeline,
    boolean shortest) {

  /// The same, if not every other schedule was tried.
  public Counterexample withoutClaim() {
    return new Counterexample(protocol, play, property, seed, traceHash, timeline, false);
  }
}
