package dev.freshline.app.install;

import dev.freshline.app.console.Reason;
import dev.freshline.host.Disk;
import dev.freshline.host.EditableFile;
import dev.freshline.host.EditableFile.Version;
import dev.freshline.wire.JsonPlaces;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Puts our entry into Claude Code's settings, or takes it out.
///
/// ```
/// read -> parse -> edit -> same? Already
///                    |  -> dry run? Changed, unwritten
///                    v
///     back up -> remember what is replaced -> replace if still as read -> Changed
///                                                |
///                                     changed meanwhile: once more, from the start
/// ```
public final class Installer {
  /// How often a file may change under us before we give up.
  private static final int ATTEMPTS = 3;

  private final EditableFile file;
  private final Backups backups;
  private final Replaced replaced;
  private final Launcher launcher;

  public Installer(EditableFile file, Disk disk, Replaced replaced, Launcher launcher) {
    this.file = file;
    this.backups = new Backups(disk, file.path());
    this.replaced = replaced;
    this.launcher = launcher;
  }

  /// What an edit makes of an entry.
  private interface Edit {
    String of(StatusLine statusLine) throws IOException;
  }

  /// @param refreshInterval in seconds between two renders without an event, or null to leave it
  /// @param dryRun whether only to tell what would be done
  public InstallResult install(@Nullable Integer refreshInterval, boolean dryRun) {
    return edit(
        statusLine -> statusLine.installed(refreshInterval),
        true,
        dryRun,
        "add this member to it: " + StatusLine.byHand(launcher));
  }

  public InstallResult uninstall(boolean dryRun) {
    return edit(
        statusLine -> statusLine.uninstalled(replaced.in(file.path())),
        false,
        dryRun,
        "remove the member \"" + StatusLine.NAME + "\" from it");
  }

  private InstallResult edit(Edit edit, boolean installs, boolean dryRun, String byHand) {
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        Version seen = file.read();
        byte[] content = seen.content();
        String before = content == null ? "" : Utf8.decoded(content);
        StatusLine statusLine = StatusLine.in(before, launcher);
        if (!installs && !statusLine.isOurs()) {
          return new InstallResult.Already(absent(statusLine));
        }
        String after = edit.of(statusLine);
        if (after.equals(before)) {
          return new InstallResult.Already("installed: " + statusLine.command());
        }
        if (dryRun) {
          return new InstallResult.Changed(
              before, after, foreign(statusLine, after, installs), null, false);
        }
        InstallResult written = write(seen, statusLine, before, after, installs);
        if (written != null) {
          return written;
        }
      }
      return refused("it changed " + ATTEMPTS + " times while it was edited", "", byHand);
    } catch (IOException e) {
      return refused(Reason.of(e), JsonPlaces.placeOf(e), byHand);
    }
  }

  /// Null when the file changed meanwhile.
  private @Nullable InstallResult write(
      Version seen, StatusLine statusLine, String before, String after, boolean installs)
      throws IOException {
    byte[] content = seen.content();
    Path backup = content == null ? null : backups.keep(content);
    if (installs && !statusLine.isOurs()) {
      replaced.set(file.path(), statusLine.foreign());
    }
    boolean done = false;
    try {
      done = file.replace(seen, Utf8.encoded(after));
    } finally {
      if (!done) {
        backups.drop(backup);
      }
    }
    if (!done) {
      return null;
    }
    String shown = foreign(statusLine, after, installs);
    if (!installs) {
      replaced.set(file.path(), null);
    }
    return new InstallResult.Changed(before, after, shown, backup, true);
  }

  private @Nullable String foreign(StatusLine before, String after, boolean installs)
      throws IOException {
    StatusLine other = installs ? before : StatusLine.in(after, launcher);
    return other.foreign() == null ? null : String.valueOf(other.command());
  }

  private static String absent(StatusLine statusLine) {
    return statusLine.foreign() == null
        ? "not installed: there is no statusLine"
        : "not installed: the statusLine is another tool's, " + statusLine.command();
  }

  /// @param place in the file, such as `12:5`, or empty
  private InstallResult refused(String why, String place, String byHand) {
    String where = place.isEmpty() ? "" : ":" + place;
    return new InstallResult.Refused(file.path() + where + ": " + why, byHand);
  }
}
