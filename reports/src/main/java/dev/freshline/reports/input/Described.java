package dev.freshline.reports.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/// A protocol's document before it is a protocol: its tree, and where each key stands.
///
/// @param origins by key's path
record Described(ObjectNode tree, Map<String, String> origins) {
  Described {
    origins = new HashMap<>(origins);
  }
}
