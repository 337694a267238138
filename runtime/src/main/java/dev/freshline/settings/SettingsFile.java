package dev.freshline.settings;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The settings file on disk: read whole, never written by the pipeline.
public final class SettingsFile {
  /// More than anybody writes by hand.
  public static final int LIMIT = 64 * 1024;

  private final Disk disk;
  private final Path file;

  public SettingsFile(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /// The settings in force. Never fails: a file that cannot be read is a problem, and all defaults
  /// hold.
  public SettingsResult load(Map<String, String> environment) {
    try {
      return SettingsReader.read(content(), environment);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return SettingsReader.allDefaults(
          new Problem(
              Locations.SETTINGS_FILE,
              0,
              "a readable file of at most " + LIMIT / 1024 + " KiB",
              reason,
              "put such a file there; until then all defaults hold"),
          environment);
    }
  }

  /// Those who keep their settings in a repository link to them; it is their file.
  private byte @Nullable [] content() throws IOException {
    Disk.Facts facts = disk.stat(file);
    if (facts == null || facts.kind() != Disk.Kind.SYMLINK) {
      return disk.read(file, LIMIT);
    }
    Path target = disk.resolve(file);
    if (target == null) {
      throw new IOException(file + " is a link that leads nowhere");
    }
    return disk.read(target, LIMIT);
  }
}
