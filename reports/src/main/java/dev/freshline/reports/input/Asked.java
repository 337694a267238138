package dev.freshline.reports.input;

import dev.freshline.stress.protocol.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The protocol that is to be judged.
///
/// @param origins by key, where its value stands
/// @param basis where it comes from, for the reader
/// @param ownFile where these are Freshline's own settings and can be changed; null for any other
public record Asked(
    Protocol protocol, Map<String, String> origins, List<String> basis, @Nullable Path ownFile) {
  public Asked {
    origins = Map.copyOf(origins);
    basis = List.copyOf(basis);
  }
}
