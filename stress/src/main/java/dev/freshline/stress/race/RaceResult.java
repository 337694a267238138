package dev.freshline.stress.race;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.grading.TestGrading;

/// What jcstress saw of one test.
///
/// @param test its class within this package, such as `LockGuard.Actual`
/// @param outcomes that were seen, those seen most first
/// @param error why it does not count: it did not run, or failed by itself; empty when it counts
public record RaceResult(String test, List<Outcome> outcomes, String error) {
  public RaceResult {
    outcomes = List.copyOf(outcomes);
  }

  /// What came of the threads' meeting.
  ///
  /// @param id what they found, such as `1, 0`
  /// @param seen how often
  /// @param forbidden whether it must not be
  /// @param phrase what it means
  public record Outcome(String id, long seen, boolean forbidden, String phrase) {}

  /// How often the threads met.
  public long samples() {
    return outcomes.stream().mapToLong(Outcome::seen).sum();
  }

  /// How often the outcome was one that must not be.
  public long forbidden() {
    return outcomes.stream().filter(Outcome::forbidden).mapToLong(Outcome::seen).sum();
  }

  /// The forbidden outcome that was seen most; empty when none was.
  public String worst() {
    return outcomes.stream()
        .filter(Outcome::forbidden)
        .findFirst()
        .map(outcome -> outcome.id() + ": " + outcome.phrase())
        .orElse("");
  }

  /// Whether it counts, and showed a forbidden outcome if and only if it is broken on purpose.
  boolean isAsExpected() {
    return error.isEmpty() && forbidden() > 0 == RaceTests.isTwin(test);
  }

  /// A test that jcstress did not report.
  static RaceResult missing(String test) {
    return new RaceResult(test, List.of(), "did not run; see that the module was built by mvn");
  }

  static RaceResult of(String test, TestResult result) {
    return of(
        test,
        result.status(),
        TestGrading.grade(result).gradingResults.values(),
        result.getMessages());
  }

  static RaceResult of(
      String test, Status status, Collection<GradingResult> graded, List<String> messages) {
    List<Outcome> outcomes = new ArrayList<>();
    for (GradingResult each : graded) {
      if (each.count > 0) {
        boolean forbidden = each.expect == Expect.FORBIDDEN;
        outcomes.add(new Outcome(each.id, each.count, forbidden, each.description));
      }
    }
    outcomes.sort((one, other) -> Long.compare(other.seen(), one.seen()));
    boolean counts = isUsable(status) && !outcomes.isEmpty();
    String error = counts ? "" : (status + " " + String.join(" ", messages)).strip();
    return new RaceResult(test, outcomes, error);
  }

  private static boolean isUsable(Status status) {
    return switch (status) {
      case NORMAL -> true;
      case TIMEOUT_ERROR, VM_ERROR, TEST_ERROR, CHECK_TEST_ERROR, API_MISMATCH -> false;
    };
  }
}
