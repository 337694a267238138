package dev.freshline.stress.sim.machine;

import java.time.Duration;
import java.util.List;

/// What a simulated run may hold at most.
///
/// @param preemptions switches away from a process that could go on
/// @param stalls times that a process is kept from running
/// @param stallFor how long each may last
/// @param lateOnly whether a process is kept waiting only when it wakes from a wait of its own
/// @param crashes processes killed at one of their steps
/// @param diskFaults writes that fail or are cut short
/// @param steps port calls of all processes together; a run that needs more has not ended
/// @param horizon virtual time at which the run ends, whoever still lives
public record Bounds(
    int preemptions,
    int stalls,
    List<Duration> stallFor,
    boolean lateOnly,
    int crashes,
    int diskFaults,
    int steps,
    Duration horizon) {
  /// Nobody is disturbed.
  public static final Bounds QUIET =
      new Bounds(0, 0, List.of(), false, 0, 0, 10_000, Duration.ofHours(2));

  public Bounds {
    stallFor = List.copyOf(stallFor);
  }

  public Bounds preemptions(int most) {
    return new Bounds(most, stalls, stallFor, lateOnly, crashes, diskFaults, steps, horizon);
  }

  public Bounds stalls(int most, List<Duration> durations) {
    return new Bounds(preemptions, most, durations, lateOnly, crashes, diskFaults, steps, horizon);
  }

  /// Nobody is kept waiting but when it wakes up.
  public Bounds onlyLate() {
    return new Bounds(preemptions, stalls, stallFor, true, crashes, diskFaults, steps, horizon);
  }

  public Bounds crashes(int most) {
    return new Bounds(preemptions, stalls, stallFor, lateOnly, most, diskFaults, steps, horizon);
  }

  public Bounds diskFaults(int most) {
    return new Bounds(preemptions, stalls, stallFor, lateOnly, crashes, most, steps, horizon);
  }

  public Bounds steps(int most) {
    return new Bounds(preemptions, stalls, stallFor, lateOnly, crashes, diskFaults, most, horizon);
  }

  public Bounds horizon(Duration end) {
    return new Bounds(preemptions, stalls, stallFor, lateOnly, crashes, diskFaults, steps, end);
  }
}
