package dev.freshline.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// Reads one JSON document (RFC 8259, in UTF-8) into the same tree as [Json], for the render path
/// alone.
///
/// Every parser of Jackson initialises `BigDecimal`, which in a cold JVM of JDK 25 takes 10 of the
/// 40 ms that a render has. Nothing here needs it: numbers are longs or doubles. Jackson stays the
/// reference that this reader is tested against, and reads whatever is not on the render path.
public final class LeanJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Deeper documents than this are not ours to read; the recursion below stays shallow.
  private static final int MAX_DEPTH = 64;

  /// So many digits are a long, whatever they are.
  private static final int FITS = 18;

  private final byte[] bytes;
  private final int end;
  private int at;

  private LeanJson(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /// Reads the first JSON value of `bytes[offset, offset + length)`; what follows it is not looked
  /// at.
  ///
  /// @throws MalformedException that names the byte at which it is no JSON, ends within the value,
  ///     or nests deeper than the limit
  public static JsonNode read(byte[] bytes, int offset, int length) throws MalformedException {
    return new LeanJson(bytes, offset, offset + length).value(0);
  }

  public static JsonNode read(byte[] bytes) throws MalformedException {
    return read(bytes, 0, bytes.length);
  }

  private JsonNode value(int depth) throws MalformedException {
    if (depth > MAX_DEPTH) {
      throw wrong("at most " + MAX_DEPTH + " levels");
    }
    int first = afterBlanks();
    return switch (first) {
      case '{' -> members(depth);
      case '[' -> elements(depth);
      case '"' -> NODES.textNode(string());
      case 't' -> word("true", NODES.booleanNode(true));
      case 'f' -> word("false", NODES.booleanNode(false));
      case 'n' -> word("null", NODES.nullNode());
      default -> number(first);
    };
  }

  private ObjectNode members(int depth) throws MalformedException {
    ObjectNode object = NODES.objectNode();
    at++;
    if (afterBlanks() == '}') {
      at++;
      return object;
    }
    int next = ',';
    while (next == ',') {
      if (afterBlanks() != '"') {
        throw wrong("a name in quotes");
      }
      String name = string();
      if (afterBlanks() != ':') {
        throw wrong("':'");
      }
      at++;
      object.set(name, value(depth + 1));
      next = separator('}');
    }
    return object;
  }

  private ArrayNode elements(int depth) throws MalformedException {
    ArrayNode array = NODES.arrayNode();
    at++;
    if (afterBlanks() == ']') {
      at++;
      return array;
    }
    int next = ',';
    while (next == ',') {
      array.add(value(depth + 1));
      next = separator(']');
    }
    return array;
  }

  private int separator(char closing) throws MalformedException {
    int found = afterBlanks();
    if (found != ',' && found != closing) {
      throw wrong("',' or '" + closing + "'");
    }
    at++;
    return found;
  }

  /// The byte at which the next token begins.
  private int afterBlanks() throws MalformedException {
    while (at < end) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
      at++;
    }
    throw wrong("a value");
  }

  private JsonNode word(String word, JsonNode node) throws MalformedException {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw wrong(word);
      }
      at++;
    }
    if (isLetter(peek())) {
      throw wrong(word);
    }
    return node;
  }

  private String string() throws MalformedException {
    int start = ++at;
    while (at < end && bytes[at] != '"') {
      if (bytes[at] == '\\') {
        return escaped(start);
      }
      if (bytes[at] >= 0 && bytes[at] < ' ') {
        throw wrong("an escaped control character");
      }
      at++;
    }
    return closed(new String(bytes, start, at - start, StandardCharsets.UTF_8));
  }

  private String closed(String text) throws MalformedException {
    if (at >= end) {
      throw wrong("'\"'");
    }
    at++;
    return text;
  }

  private String escaped(int start) throws MalformedException {
    var text = new StringBuilder();
    int from = start;
    while (at < end && bytes[at] != '"') {
      if (bytes[at] == '\\') {
        text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
        at++;
        text.append(escape());
        from = at;
      } else if (bytes[at] >= 0 && bytes[at] < ' ') {
        throw wrong("an escaped control character");
      } else {
        at++;
      }
    }
    return closed(
        text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8)).toString());
  }

  private char escape() throws MalformedException {
    int c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw wrong("an escape of JSON");
    };
  }

  private char unit() throws MalformedException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw wrong("four hexadecimal digits");
      }
      unit = unit * 16 + digit;
      at++;
    }
    return (char) unit;
  }

  private JsonNode number(int first) throws MalformedException {
    int start = at;
    if (first == '-') {
      at++;
    }
    int whole = at;
    long value = digits();
    if (bytes[whole] == '0' && at > whole + 1) {
      throw wrong("no leading zero");
    }
    boolean integral = true;
    int count = at - whole;
    if (peek() == '.') {
      integral = false;
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      integral = false;
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    if (isLetter(peek())) {
      throw wrong("a number");
    }
    if (integral && count <= FITS) {
      return NODES.numberNode(first == '-' ? -value : value);
    }
    return number(new String(bytes, start, at - start, StandardCharsets.US_ASCII), integral);
  }

  /// Integers beyond 64 bits are kept as doubles: no figure here needs their last digits.
  private static JsonNode number(String text, boolean integral) {
    if (integral) {
      try {
        return NODES.numberNode(Long.parseLong(text));
      } catch (NumberFormatException e) {
        return NODES.numberNode(Double.parseDouble(text));
      }
    }
    return NODES.numberNode(Double.parseDouble(text));
  }

  /// Their value, if there are no more than [#FITS] of them.
  private long digits() throws MalformedException {
    int start = at;
    long value = 0;
    for (int c = peek(); c >= '0' && c <= '9'; c = peek()) {
      value = value * 10 + c - '0';
      at++;
    }
    if (at == start) {
      throw wrong("a value");
    }
    return value;
  }

  private int peek() {
    return at < end ? bytes[at] : -1;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private MalformedException wrong(String expected) {
    return new MalformedException(
        "expected "
            + expected
            + ", found "
            + (at >= end ? "the end" : "something else")
            + " at byte "
            + at);
  }
}
