package dev.freshline.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads and writes JSON documents as trees, within a nesting limit.
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Deeper documents than this are not ours to read; the recursion below stays shallow.
  private static final int MAX_DEPTH = 64;

  private Json() {}

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /// Reads the first JSON value of `bytes`; whatever follows it is not looked at.
  ///
  /// @throws IOException when it is no JSON, ends within the value, or nests deeper than the limit
  public static JsonNode read(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "expected a JSON value, found nothing");
      }
      return value(parser, 0);
    }
  }

  public static JsonNode read(byte[] bytes) throws IOException {
    return read(bytes, 0, bytes.length);
  }

  /// The document in UTF-8, in one line.
  public static byte[] bytes(JsonNode document) {
    var out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(document, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private static JsonNode value(JsonParser parser, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new JsonParseException(parser, "nests deeper than " + MAX_DEPTH + " levels");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser, depth);
      case START_ARRAY -> elements(parser, depth);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(parser, "expected a value, found " + parser.currentToken());
    };
  }

  private static ObjectNode members(JsonParser parser, int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (next(parser) != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      next(parser);
      object.set(name, value(parser, depth + 1));
    }
    return object;
  }

  private static ArrayNode elements(JsonParser parser, int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (next(parser) != JsonToken.END_ARRAY) {
      array.add(value(parser, depth + 1));
    }
    return array;
  }

  /// Integers beyond 64 bits are kept as doubles: no figure here needs their last digits.
  private static JsonNode integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? NODES.numberNode(parser.getDoubleValue())
        : NODES.numberNode(parser.getLongValue());
  }

  private static JsonToken next(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new JsonParseException(parser, "ends within a value");
    }
    return token;
  }

  private static void write(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (var member : node.properties()) {
          out.writeFieldName(member.getKey());
          write(member.getValue(), out);
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (JsonNode element : node) {
          write(element, out);
        }
        out.writeEndArray();
      }
      case STRING -> out.writeString(node.textValue());
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NUMBER -> {
        if (node.isIntegralNumber()) {
          out.writeNumber(node.longValue());
        } else {
          out.writeNumber(node.doubleValue());
        }
      }
      case NULL, MISSING -> out.writeNull();
      case BINARY, POJO ->
          throw new IllegalArgumentException("expected plain JSON, found " + node.getNodeType());
    }
  }
}
