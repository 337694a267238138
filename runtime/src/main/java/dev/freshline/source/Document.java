package dev.freshline.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
      return endsInWord(bytes, e.getLocation())
          ? new CutOff()
          : new NotJson("expected JSON, found something else");
    } catch (IOException e) {
      return new NotJson("expected JSON, found bytes that are no UTF-8");
    }
  }

  /// Whether the input ends in the word that was no JSON: `tru` and `1.` are none, but begin one.
  private static boolean endsInWord(byte[] bytes, @Nullable JsonLocation place) {
    if (place == null || place.getByteOffset() < 0) {
      return false;
    }
    for (int i = (int) place.getByteOffset(); i < bytes.length; i++) {
      if (!isOfWord(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfWord(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || ".-+E".indexOf(b) >= 0;
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
