package dev.freshline.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.IOException;

/// What a source's answer is as JSON. Why it is none is said without quoting it.
sealed interface Document {
  record Whole(JsonNode root) implements Document {}

  /// It began well and ends within a value.
  record CutOff() implements Document {}

  record NotJson(String why) implements Document {}

  static Document read(byte[] bytes) {
    if (isBlank(bytes)) {
      return new NotJson("expected JSON, found nothing");
    }
    try {
      return new Whole(Json.read(bytes));
    } catch (JsonEOFException e) {
      return new CutOff();
    } catch (JsonProcessingException e) {
      // A word such as `tru` is an error at the end, not an end within a value.
      JsonLocation place = e.getLocation();
      return place != null && place.getByteOffset() >= bytes.length
          ? new CutOff()
          : new NotJson("expected JSON, found something else");
    } catch (IOException e) {
      return new NotJson("expected JSON, found bytes that are no UTF-8");
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
