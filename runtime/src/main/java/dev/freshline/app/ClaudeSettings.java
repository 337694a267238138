package dev.freshline.app;

import dev.freshline.host.EditableFile;
import dev.freshline.host.Host;
import dev.freshline.host.RealEditableFile;

/// Claude Code's settings of this user.
final class ClaudeSettings {
  /// More than they ever hold.
  private static final int LIMIT = 4 << 20;

  private ClaudeSettings() {}

  /// In the first of its folders: of several, Claude Code uses that one.
  static EditableFile file(Machine machine) {
    Host host = machine.host();
    return new RealEditableFile(
        machine.locations().claudeDirs().getFirst().resolve("settings.json"),
        host.disk(),
        host.processes().self().uid(),
        LIMIT);
  }
}
