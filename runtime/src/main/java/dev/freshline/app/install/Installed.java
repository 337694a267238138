package dev.freshline.app.install;

import dev.freshline.app.console.Reason;
import dev.freshline.host.EditableFile;
import dev.freshline.wire.JsonPlaces;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What Claude Code's settings say of the statusline, as they stand.
public final class Installed {
  private final EditableFile file;
  private final Launcher launcher;

  public Installed(EditableFile file, Launcher launcher) {
    this.file = file;
    this.launcher = launcher;
  }

  /// What was seen.
  public sealed interface Look {
    record Unreadable(String why) implements Look {}

    record Absent(Path settings) implements Look {}

    /// Another tool's, or nothing that starts anything.
    record Other(String command) implements Look {}

    /// @param program that the command starts, or null when that cannot be told
    /// @param thisCopy whether that is the copy of this program that is running
    /// @param turnedOff whether the settings turn every statusline off
    record Ours(String command, @Nullable Path program, boolean thisCopy, boolean turnedOff)
        implements Look {}
  }

  public Look look() {
    try {
      byte[] content = file.read().content();
      StatusLine statusLine = StatusLine.in(content == null ? "" : Utf8.decoded(content), launcher);
      String command = statusLine.command();
      if (command != null && statusLine.isOurs()) {
        return new Look.Ours(
            command,
            launcher.programOf(command),
            launcher.isStartedBy(command),
            statusLine.isTurnedOff());
      }
      String foreign = statusLine.foreign();
      return foreign == null
          ? new Look.Absent(file.path())
          : new Look.Other(command == null ? foreign : command);
    } catch (IOException e) {
      String place = JsonPlaces.placeOf(e);
      return new Look.Unreadable(
          file.path() + (place.isEmpty() ? "" : ":" + place) + ": " + Reason.of(e));
    }
  }
}
