package dev.freshline.reports.report;

import dev.freshline.reports.diagnose.Diagnosis;

/// One form of the answer.
public interface Report {
  /// The name of its file in `--out DIR`, such as `tune.html`.
  String fileName();

  String write(Diagnosis diagnosis);
}
