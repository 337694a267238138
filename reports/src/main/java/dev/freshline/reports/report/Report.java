package dev.freshline.reports.report;

import dev.freshline.reports.diagnose.Diagnosis;

/// One form of the answer, as a file.
public interface Report {
  /// The name of its file in `--out DIR`, such as `tune.html`.
  String fileName();

  /// Its content. The same diagnosis gives the same text.
  String write(Diagnosis diagnosis);
}
