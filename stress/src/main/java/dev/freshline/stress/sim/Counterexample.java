package dev.freshline.stress.sim;

/// A simulated run in which a property does not hold.
///
/// @param protocol name of the protocol that was played
/// @param property that does not hold
/// @param seed that brings it about again; 0 when it was found by exhaustive search
/// @param traceHash of every effect and result in order; the same whenever it is played again
/// @param timeline up to the violation
/// @param shortest whether every schedule with fewer deviations from the plain one was tried
public record Counterexample(
    String protocol,
    Property property,
    long seed,
    long traceHash,
    Timeline timeline,
    boolean shortest) {}
