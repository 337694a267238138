package dev.freshline.stress.scenario;

import java.time.Duration;

/// What came of one scenario for one protocol.
///
/// @param name of the scenario
/// @param protocol that played
/// @param rounds that were played to their end
/// @param took all rounds together
/// @param runs of ccusage that the witness saw
/// @param faults kills and stops that were dealt out
/// @param duplicates runs beyond those that were needed
/// @param overlaps pairs of runs that lived at once
/// @param worstWait of any process for another; zero where none waits
/// @param expected whether the property is to hold or to be broken
/// @param breachedIn the round that spoke against it, or [#NONE]
/// @param why the counts that the verdict follows from, or why there is none
public record Property(
    String name,
    String protocol,
    int rounds,
    Duration took,
    int runs,
    int faults,
    int duplicates,
    int overlaps,
    Duration worstWait,
    Expected expected,
    Verdict verdict,
    int breachedIn,
    String why) {

  /// No round.
  public static final int NONE = -1;

  /// What a property is to show.
  public enum Expected {
    /// Freshline's: nothing was seen against it.
    HOLDS,
    /// The broken twin's: the same count caught it.
    BROKEN
  }

  /// Whether it did.
  public enum Verdict {
    PASS,
    FAIL,
    SKIPPED
  }

  /// What a protocol's rounds came to, before it is judged.
  ///
  /// @param breaches what speaks against the property; 0 when it held
  /// @param why the counts in words
  public record Counts(
      int runs,
      int faults,
      int duplicates,
      int overlaps,
      Duration worstWait,
      int breaches,
      String why) {
    static final Counts NOTHING = new Counts(0, 0, 0, 0, Duration.ZERO, 0, "");

    Counts plus(Counts next) {
      return new Counts(
          runs + next.runs,
          faults + next.faults,
          duplicates + next.duplicates,
          overlaps + next.overlaps,
          worstWait.compareTo(next.worstWait) > 0 ? worstWait : next.worstWait,
          breaches + next.breaches,
          next.breaches > 0 || breaches == 0 ? next.why : why);
    }
  }
}
