package dev.freshline.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Where in a document something stands, for messages to the person who wrote it.
///
/// A tree has forgotten its lines; the document is read once more when, and only when, there is
/// something to complain about.
public final class JsonPlaces {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonPlaces() {}

  /// The line, from 1, of the member at a path of names joined by points; 0 when there is none.
  public static int lineOf(byte[] document, String path) {
    try (JsonParser parser = FACTORY.createParser(document)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? line(parser, path) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /// The line at which a document stopped being JSON; 0 when the failure was not about that.
  public static int lineOf(IOException failure) {
    return failure instanceof JsonProcessingException e && e.getLocation() != null
        ? Math.max(0, e.getLocation().getLineNr())
        : 0;
  }

  /// The line and column at which a document stopped being JSON, such as `12:5`; empty when the
  /// failure was not about that.
  public static String placeOf(IOException failure) {
    return failure instanceof JsonProcessingException e && e.getLocation() != null
        ? e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr()
        : "";
  }

  /// What was wrong with it, without the parser's account of where.
  public static String messageOf(IOException failure) {
    String message =
        failure instanceof JsonProcessingException e
            ? e.getOriginalMessage()
            : failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /// Names may hold points themselves, so a member matches when the path goes on with its whole
  /// name.
  private static int line(JsonParser parser, String path) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      JsonToken value = parser.nextToken();
      if (path.equals(name)) {
        return line;
      }
      if (value == JsonToken.START_OBJECT && path.startsWith(name + ".")) {
        return line(parser, path.substring(name.length() + 1));
      }
      parser.skipChildren();
    }
    return 0;
  }
}
