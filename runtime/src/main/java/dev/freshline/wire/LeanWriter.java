package dev.freshline.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/// Writes a tree that reads back as the one [Json#bytes] writes, for the render path alone.
///
/// Jackson's generator brings a hundred classes along; a render writes one short line.
public final class LeanWriter {
  private static final String HEX = "0123456789ABCDEF";

  private LeanWriter() {}

  /// The document in UTF-8, in one line. Texts must be well-formed: half a surrogate pair becomes a
  /// question mark.
  public static byte[] bytes(JsonNode document) {
    var out = new StringBuilder(256);
    write(document, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> members(node, out);
      case ARRAY -> elements(node, out);
      case STRING -> quoted(node.textValue(), out);
      case BOOLEAN -> out.append(node.booleanValue());
      case NUMBER -> number(node, out);
      case NULL, MISSING -> out.append("null");
      case BINARY, POJO ->
          throw new IllegalArgumentException("expected plain JSON, found " + node.getNodeType());
    }
  }

  private static void members(JsonNode object, StringBuilder out) {
    char before = '{';
    for (var member : object.properties()) {
      out.append(before);
      quoted(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private static void elements(JsonNode array, StringBuilder out) {
    char before = '[';
    for (JsonNode element : array) {
      out.append(before);
      write(element, out);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  /// What is not finite is no JSON number; it is quoted, as Jackson does.
  private static void number(JsonNode node, StringBuilder out) {
    if (node.isIntegralNumber()) {
      out.append(node.longValue());
      return;
    }
    double value = node.doubleValue();
    if (Double.isFinite(value)) {
      out.append(value);
    } else {
      out.append('"').append(value).append('"');
    }
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
