package dev.freshline.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An installed npm package of ccusage: its launcher, or one of its native parts.
///
/// @param root the folder of its `package.json`
record NpmPackage(Path root) {
  private static final String LAUNCHER = "ccusage";
  private static final String MODULES = "node_modules";
  private static final int MAX_MANIFEST = 1 << 18;

  /// The launcher's package that holds a file, or null when it is none of its files.
  ///
  /// @param file with no symbolic link left in it
  static @Nullable NpmPackage launcherOf(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Path parent = folder.getParent();
      if (folder.endsWith(LAUNCHER) && parent != null && parent.endsWith(MODULES)) {
        return new NpmPackage(folder);
      }
    }
    return null;
  }

  /// The native part for a platform, where Node would look for it: in the `node_modules` of this
  /// folder and of those above. Null when there is none that can be run: a freshly installed one
  /// has no run bit until the launcher's first run sets it.
  @Nullable NpmPackage nativePart(Disk disk, String platform) {
    for (Path folder = root; folder != null; folder = folder.getParent()) {
      var part =
          new NpmPackage(folder.resolve(Path.of(MODULES, "@ccusage", "ccusage-" + platform)));
      if (!folder.endsWith(MODULES) && ForeignFiles.isProgram(disk, part.program())) {
        return part;
      }
    }
    return null;
  }

  /// The program of a native part.
  Path program() {
    return root.resolve(Path.of("bin", "ccusage"));
  }

  /// What `package.json` names as the version, or empty: reading it costs nothing, asking the
  /// program a process.
  String version(Disk disk) {
    try {
      Path manifest = disk.resolve(root.resolve("package.json"));
      byte[] bytes = manifest == null ? null : disk.read(manifest, MAX_MANIFEST);
      return bytes != null && Document.read(bytes) instanceof Document.Whole(JsonNode json)
          ? Excerpt.of(json.path("version").asText(""))
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
