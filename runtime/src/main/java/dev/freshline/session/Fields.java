package dev.freshline.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks fields up and believes them or not: null for what is absent, and an oddity for what is
/// absurd.
final class Fields {
  /// Standard input is not ours; a thousand odd fields are told by the first few.
  private static final int MOST_ODDITIES = 16;

  private final List<String> oddities = new ArrayList<>();

  List<String> oddities() {
    return oddities;
  }

  void odd(String oddity) {
    if (oddities.size() < MOST_ODDITIES) {
      oddities.add(oddity);
    }
  }

  @Nullable String text(JsonNode parent, String name) {
    JsonNode node = parent.path(name);
    if (isAbsent(node)) {
      return null;
    }
    if (!node.isTextual()) {
      odd(name + " should be a string, is " + kind(node));
      return null;
    }
    String text = node.textValue();
    return text.isBlank() ? null : text;
  }

  /// A whole number of 0 or more; a fraction is cut off.
  @Nullable Long count(JsonNode parent, String name) {
    Double number = number(parent, name, 0, Limits.MOST_COUNT);
    return number == null ? null : (long) number.doubleValue();
  }

  @Nullable Double number(JsonNode parent, String name, double least, double most) {
    JsonNode node = parent.path(name);
    if (isAbsent(node)) {
      return null;
    }
    if (!node.isNumber()) {
      odd(name + " should be a number, is " + kind(node));
      return null;
    }
    double number = node.doubleValue();
    if (!(number >= least && number <= most)) {
      odd(name + " should lie in " + least + " to " + most + ", is " + number);
      return null;
    }
    return number;
  }

  static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> "a boolean";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NULL, MISSING -> "absent";
      case BINARY, POJO -> "no JSON";
    };
  }

  /// What no true value exceeds.
  static final class Limits {
    /// 2^53: beyond it a double no longer counts.
    static final double MOST_COUNT = 9_007_199_254_740_992.0;

    /// A session cannot cost a million dollars.
    static final double MOST_USD = 1_000_000;

    /// A spend limit may be exceeded many times over, a window hardly at all.
    static final double MOST_PERCENT = 10_000;

    /// 2001 to 2099 in epoch seconds: milliseconds lie far beyond it.
    static final double FIRST_SECOND = 1_000_000_000;

    static final double LAST_SECOND = 4_102_444_800.0;

    /// Windows that one account may have.
    static final int MOST_WINDOWS = 16;

    static final int LONGEST_WINDOW_NAME = 40;

    private Limits() {}
  }
}
