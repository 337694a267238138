package dev.freshline.reports.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.settings.Durations;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding in the making: one rule, one subject, and the keys that take part.
final class Draft {
  private final Rule rule;
  private final Severity severity;
  private final Subject subject;
  private final List<String> names;

  Draft(Rule rule, Severity severity, Subject subject, String... keys) {
    this.rule = rule;
    this.severity = severity;
    this.subject = subject;
    this.names = List.of(keys);
  }

  /// The same, judged otherwise or with other keys.
  Draft as(Severity other, String... keys) {
    return new Draft(rule, other, subject, keys);
  }

  Finding pass(String expected, String actual, @Nullable String slack, String evidence) {
    return finding(Status.PASS, expected, actual, slack, evidence, "");
  }

  /// What the rule is about does not occur here.
  Finding idle(String why) {
    return finding(Status.PASS, rule.description(), "does not apply", null, why, "");
  }

  Finding fail(
      String expected, String actual, @Nullable String slack, String evidence, String fix) {
    return finding(Status.FAIL, expected, actual, slack, evidence, fix);
  }

  /// The protocol leaves open what the verdict depends on.
  Finding open(List<String> open) {
    return open(open, "the settings do not say what decides it");
  }

  Finding open(List<String> open, String evidence) {
    return finding(
        Status.UNPROVEN,
        rule.description(),
        "open: " + String.join(", ", open),
        null,
        evidence,
        "say what it is, for example with --set " + open.getFirst() + "=VALUE");
  }

  /// The prediction does not say what the verdict depends on.
  Finding unpredicted(String expected, String actual, String evidence, String fix) {
    return finding(Status.UNPROVEN, expected, actual, null, evidence, fix);
  }

  /// The observations do not suffice.
  Finding shortOfData(Tail.Unknown unknown) {
    var keys = new ArrayList<>(keys());
    keys.add(new Finding.Key(Finding.DURATIONS, unknown.found(), unknown.origin()));
    return new Finding(
        rule.code(),
        Status.UNPROVEN,
        severity,
        rule.description(),
        "too little is known of the run times",
        null,
        keys,
        unknown.why(),
        unknown.remedy());
  }

  private Finding finding(
      Status status,
      String expected,
      String actual,
      @Nullable String slack,
      String evidence,
      String fix) {
    return new Finding(
        rule.code(), status, severity, expected, actual, slack, keys(), evidence, fix);
  }

  private List<Finding.Key> keys() {
    JsonNode root = ProtocolJson.write(subject.protocol());
    var keys = new ArrayList<Finding.Key>();
    for (String name : names) {
      String where = subject.origins().getOrDefault(name, "protocol " + subject.protocol().name());
      keys.add(new Finding.Key(name, value(root, subject.protocol(), name), where));
    }
    return keys;
  }

  private static String value(JsonNode root, Protocol protocol, String name) {
    JsonNode node = ProtocolJson.at(root, name);
    if (protocol.open().contains(name) || node.isNull()) {
      return "open";
    }
    if (node.isMissingNode()) {
      return "none"; // a part of what there is none of, such as backoff.base
    }
    if (node.isNumber()) {
      return Spell.number(node.doubleValue());
    }
    return node.isTextual() ? inSeconds(node.textValue()) : node.toString();
  }

  private static String inSeconds(String text) {
    return Character.isDigit(text.charAt(0))
        ? Spell.exact(Spell.seconds(Durations.parse(text)))
        : text;
  }
}
