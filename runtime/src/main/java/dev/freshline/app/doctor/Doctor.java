package dev.freshline.app.doctor;

import java.util.ArrayList;
import java.util.List;

/// Takes every examination, whatever comes of those before it.
public final class Doctor {
  private final List<Examination> examinations;

  public Doctor(List<Examination> examinations) {
    this.examinations = List.copyOf(examinations);
  }

  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    for (Examination examination : examinations) {
      findings.addAll(findings(examination));
    }
    return findings;
  }

  /// One that fails is a finding itself: it must not keep the others from being heard.
  private static List<Finding> findings(Examination examination) {
    try {
      return examination.examine();
    } catch (RuntimeException e) {
      String name = examination.getClass().getSimpleName();
      return List.of(Finding.fail(name, "could not be examined: " + e, "report this"));
    }
  }

  public static Finding.Status worst(List<Finding> findings) {
    Finding.Status worst = Finding.Status.OK;
    for (Finding finding : findings) {
      worst = finding.status().compareTo(worst) > 0 ? finding.status() : worst;
    }
    return worst;
  }
}
