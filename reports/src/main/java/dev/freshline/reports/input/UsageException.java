package dev.freshline.reports.input;

import dev.freshline.settings.Problem;
import java.util.List;

/// What was asked cannot be done; the message says what was expected, found, where, and what to do.
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  /// More lines than this are not read.
  private static final int MOST = 20;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  /// @param source such as a file's name
  static UsageException of(String source, List<Problem> problems) {
    var text = new StringBuilder();
    for (Problem problem : problems.subList(0, Math.min(MOST, problems.size()))) {
      text.append(text.isEmpty() ? "" : "\n").append(line(source, problem));
    }
    if (problems.size() > MOST) {
      text.append("\nand ").append(problems.size() - MOST).append(" more");
    }
    return new UsageException(text.toString());
  }

  private static String line(String source, Problem problem) {
    String place = problem.line() > 0 ? source + ":" + problem.line() : source;
    return place
        + ": "
        + problem.key()
        + ": expected "
        + problem.expected()
        + ", found "
        + problem.found()
        + "; "
        + problem.fix();
  }
}
