package dev.freshline.app;

import java.nio.file.Path;

/// Where Claude Code keeps its user settings.
final class ClaudeSettings {
  private ClaudeSettings() {}

  /// In the first of its folders: of several, Claude Code uses that one.
  static Path path(Machine machine) {
    return machine.locations().claudeDirs().getFirst().resolve("settings.json");
  }
}
