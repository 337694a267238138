package dev.freshline.app.install;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The places of the values in a JSON text, as offsets of its characters.
///
/// Strict (RFC 8259): no comments, no trailing commas, nothing behind the value, and no name twice
/// in one object, since nobody can say which of the two holds.
final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// Deeper documents are nobody's settings; the recursion below stays shallow.
  private static final int MAX_DEPTH = 64;

  private JsonText() {}

  /// A value and where it stands.
  ///
  /// @param from its first character
  /// @param to behind its last
  /// @param members of an object, null for any other value
  /// @param string what a string says, null for any other value
  record Value(int from, int to, @Nullable List<Member> members, @Nullable String string) {
    String in(String text) {
      return text.substring(from, to);
    }

    /// The member of that name, or null; also when this is no object.
    @Nullable Member member(String name) {
      if (members != null) {
        for (Member member : members) {
          if (member.name().equals(name)) {
            return member;
          }
        }
      }
      return null;
    }
  }

  /// @param from the opening quote of the name
  record Member(String name, int from, Value value) {}

  /// @throws IOException when the text is anything but one strict JSON value; it knows the place
  static Value parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "expected a JSON value, found nothing");
      }
      Value root = value(parser, 0);
      if (parser.nextToken() != null) {
        throw new JsonParseException(
            parser, "expected nothing after the document, found " + parser.currentToken());
      }
      return root;
    }
  }

  private static Value value(JsonParser parser, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new JsonParseException(parser, "nests deeper than " + MAX_DEPTH + " levels");
    }
    int from = start(parser);
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        List<Member> members = members(parser, depth);
        yield new Value(from, start(parser) + 1, members, null);
      }
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser, depth + 1);
        }
        yield new Value(from, start(parser) + 1, null, null);
      }
      case VALUE_STRING -> {
        String string = parser.getText();
        yield new Value(from, end(parser), null, string);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {
        parser.finishToken();
        yield new Value(from, end(parser), null, null);
      }
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(parser, "expected a value, found " + parser.currentToken());
    };
  }

  private static List<Member> members(JsonParser parser, int depth) throws IOException {
    var members = new ArrayList<Member>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int from = start(parser);
      parser.nextToken();
      members.add(new Member(name, from, value(parser, depth + 1)));
    }
    return members;
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }
}
