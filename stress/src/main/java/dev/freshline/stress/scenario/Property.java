package dev.freshline.stress.scenario;

import java.time.Duration;

/// What came of one scenario for one protocol.
///
/// @param name of the scenario
/// @param protocol that played
/// @param runs of ccusage that the witness saw
/// @param faults kills and stops that were dealt out
/// @param duplicates runs beyond those that were needed
/// @param overlaps pairs of runs that lived at once
/// @param worstWait of any process for another; zero where none waits
/// @param expected whether the property is to hold or to be broken
/// @param why the counts that the verdict follows from, or why there is none
public record Property(
    String name,
    String protocol,
    int runs,
    int faults,
    int duplicates,
    int overlaps,
    Duration worstWait,
    Expected expected,
    Verdict verdict,
    String why) {

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
  record Counts(
      int runs,
      int faults,
      int duplicates,
      int overlaps,
      Duration worstWait,
      int breaches,
      String why) {

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

  static Property of(String name, String protocol, Expected expected, Counts counts) {
    boolean asExpected = (counts.breaches() > 0) == (expected == Expected.BROKEN);
    return new Property(
        name,
        protocol,
        counts.runs(),
        counts.faults(),
        counts.duplicates(),
        counts.overlaps(),
        counts.worstWait(),
        expected,
        asExpected ? Verdict.PASS : Verdict.FAIL,
        counts.why());
  }

  /// One that could not be judged.
  static Property without(
      String name, String protocol, Expected expected, Verdict verdict, String why) {
    return new Property(name, protocol, 0, 0, 0, 0, Duration.ZERO, expected, verdict, why);
  }
}
