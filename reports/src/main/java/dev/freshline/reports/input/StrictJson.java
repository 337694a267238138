package dev.freshline.reports.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.settings.Problem;
import dev.freshline.wire.Json;
import dev.freshline.wire.JsonPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A JSON document of the user's: one value, no name twice in an object, nothing behind it.
final class StrictJson {
  /// More than anybody hands over.
  private static final int LIMIT = 64 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StrictJson() {}

  static JsonNode read(byte[] content, String source) throws UsageException {
    try (JsonParser parser = FACTORY.createParser(content)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "expected nothing behind the document");
      }
      return Json.read(content);
    } catch (IOException e) {
      throw UsageException.of(
          source,
          List.of(
              new Problem(
                  "the document",
                  JsonPlaces.lineOf(e),
                  "one JSON value",
                  JsonPlaces.messageOf(e),
                  "correct it there (no comments, no trailing commas, no name twice)")));
    }
  }

  /// The content of a file that was named on the command line.
  static byte[] content(Path file) throws UsageException {
    try (var in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LIMIT + 1);
      if (content.length > LIMIT) {
        throw new UsageException(
            file + ": expected at most " + (LIMIT >> 20) + " MiB, found more; name another file");
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new UsageException(file + ": expected a file, found none; correct the path", e);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UsageException(
          file + ": expected a readable file, found: " + reason + "; name another", e);
    }
  }
}
