package dev.freshline.app.doctor;

import dev.freshline.settings.Problem;
import dev.freshline.settings.SettingsResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Our own settings. Pure.
public record SettingsExamination(Path file, SettingsResult result) implements Examination {
  private static final String NAME = "settings";

  @Override
  public List<Finding> examine() {
    if (result.isSound()) {
      return List.of(Finding.ok(NAME, "no problem in " + file + " or the environment"));
    }
    var findings = new ArrayList<Finding>();
    for (Problem problem : result.problems()) {
      findings.add(
          Finding.fail(
              NAME,
              (problem.line() > 0 ? "line " + problem.line() + ": " : "")
                  + problem.key()
                  + ": expected "
                  + problem.expected()
                  + ", found "
                  + problem.found(),
              problem.fix()));
    }
    return findings;
  }
}
