package dev.freshline.reports.diagnose;

import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.recommend.Recommendation.InsufficientEvidence;

/// What a diagnosis comes to, in one word and as an exit code.
public enum Conclusion {
  CLEAN("clean", 0),
  VIOLATIONS("violations", 1),
  INSUFFICIENT_EVIDENCE("insufficient evidence", 3);

  private final String word;
  private final int exitCode;

  Conclusion(String word, int exitCode) {
    this.word = word;
    this.exitCode = exitCode;
  }

  /// A violation outweighs what is not known; what the protocol leaves open is told, and no fault.
  public static Conclusion of(Diagnosis diagnosis) {
    if (diagnosis.findings().stream().anyMatch(finding -> finding.status() == Status.FAIL)) {
      return VIOLATIONS;
    }
    return diagnosis.recommendation() instanceof InsufficientEvidence
            || diagnosis.findings().stream().anyMatch(Finding::isShortOfData)
        ? INSUFFICIENT_EVIDENCE
        : CLEAN;
  }

  public String word() {
    return word;
  }

  public int exitCode() {
    return exitCode;
  }
}
