package dev.freshline.reports.report;

import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Severity;
import java.util.Locale;
import java.util.stream.Collectors;

/// A finding in words, the same in every report.
public final class Message {
  private Message() {}

  /// `expected lock.staleAfter > 38s, found 35s (short by 3s)`.
  public static String of(Finding finding) {
    String slack = slack(finding);
    return "expected "
        + finding.expected()
        + ", found "
        + finding.actual()
        + (slack.isEmpty() ? "" : " (" + slack + ')');
  }

  /// `short by 3s`, `3s to spare`, or nothing where there is no measure.
  public static String slack(Finding finding) {
    String slack = finding.slack();
    if (slack == null || slack.isEmpty()) {
      return "";
    }
    char sign = slack.charAt(0);
    if (sign == '-' || sign == '−') {
      return "short by " + slack.substring(1);
    }
    return (sign == '+' ? slack.substring(1) : slack) + " to spare";
  }

  /// `lock.staleAfter=35s (profile review), fetchTimeout=35s (profile review)`.
  public static String keys(Finding finding) {
    return finding.keys().stream().map(Message::key).collect(Collectors.joining(", "));
  }

  public static String key(Finding.Key key) {
    return key.name() + '=' + key.value() + (key.where().isEmpty() ? "" : " (" + key.where() + ')');
  }

  /// What stands in front: `error`, `warning`, `note`, `unproven`, `pass`.
  public static String label(Finding finding) {
    return switch (finding.status()) {
      case FAIL -> word(finding.severity());
      case UNPROVEN -> "unproven";
      case PASS -> "pass";
    };
  }

  public static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /// `1 error`, `2 errors`.
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
