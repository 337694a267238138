package dev.freshline.settings;

import java.util.List;
import java.util.Map;

/// The settings in force, where each of them comes from, and what could not be used.
///
/// @param origins one for every [Key]
/// @param problems empty when all is well
public record SettingsResult(Settings settings, Map<Key, Origin> origins, List<Problem> problems) {
  public SettingsResult {
    problems = List.copyOf(problems);
  }

  public Origin origin(Key key) {
    return origins.getOrDefault(key, Origin.DEFAULT);
  }

  public boolean isSound() {
    return problems.isEmpty();
  }
}
