package dev.freshline.reports.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/// A file of another command's results.
public final class JsonFile {
  private JsonFile() {}

  /// Its document.
  public static JsonNode read(Path file) throws UsageException {
    return StrictJson.read(StrictJson.content(file), file.toString());
  }
}
