package dev.freshline.stress.race;

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
/// @param samples how often the threads met
/// @param forbidden how often the outcome was one that must not be
/// @param phrase the forbidden outcome that was seen most, or what went wrong; empty for neither
/// @param usable whether the test ran at all, without an error of its own
public record RaceResult(String test, long samples, long forbidden, String phrase, boolean usable) {

  public boolean isTwin() {
    return isTwin(test);
  }

  /// A deliberately broken one is named so.
  public static boolean isTwin(String test) {
    return test.substring(test.indexOf('.') + 1).startsWith("Broken");
  }

  /// A test that jcstress did not report.
  static RaceResult missing(String test) {
    return new RaceResult(test, 0, 0, "did not run; see that the module was built by mvn", false);
  }

  static RaceResult of(String test, TestResult result) {
    return of(
        test,
        result.status(),
        TestGrading.grade(result).gradingResults.values(),
        result.getMessages());
  }

  static RaceResult of(
      String test, Status status, Collection<GradingResult> outcomes, List<String> messages) {
    long samples = 0;
    long forbidden = 0;
    GradingResult worst = null;
    for (GradingResult outcome : outcomes) {
      samples += outcome.count;
      if (outcome.expect == Expect.FORBIDDEN && outcome.count > 0) {
        forbidden += outcome.count;
        worst = worst == null || outcome.count > worst.count ? outcome : worst;
      }
    }
    boolean usable = isUsable(status) && samples > 0;
    String phrase =
        worst != null
            ? worst.id + ": " + worst.description
            : usable ? "" : status + " " + String.join(" ", messages);
    return new RaceResult(test, samples, forbidden, phrase.strip(), usable);
  }

  private static boolean isUsable(Status status) {
    return switch (status) {
      case NORMAL -> true;
      case TIMEOUT_ERROR, VM_ERROR, TEST_ERROR, CHECK_TEST_ERROR, API_MISMATCH -> false;
    };
  }
}
