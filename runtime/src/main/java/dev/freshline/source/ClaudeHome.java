package dev.freshline.source;

import dev.freshline.host.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Claude Code keeps one account's transcripts and credentials.
///
/// @param credentials the file of tokens
/// @param keychainService name of the keychain item of tokens
/// @param data directories in which transcripts are looked for, as ccusage does
public record ClaudeHome(Path credentials, String keychainService, List<Path> data) {
  private static final String SERVICE = "Claude Code-credentials";
  private static final String PROJECTS = "projects";

  public ClaudeHome {
    data = List.copyOf(data);
  }

  /// Where it is by the rules of Claude Code and ccusage.
  ///
  /// @param configDirectory value of `CLAUDE_CONFIG_DIR`: one directory to Claude Code, a list
  ///     separated by commas to ccusage; null or blank when it is not set
  /// @param xdgConfigHome value of `XDG_CONFIG_HOME`, or null
  public static ClaudeHome of(
      Path home, @Nullable String configDirectory, @Nullable String xdgConfigHome) {
    if (configDirectory == null || configDirectory.isBlank()) {
      Path usual = home.resolve(".claude");
      return new ClaudeHome(
          credentialsIn(usual),
          SERVICE,
          List.of(xdg(home, xdgConfigHome).resolve("claude"), usual));
    }
    return new ClaudeHome(
        credentialsIn(Path.of(configDirectory)),
        // Claude Code keeps the accounts of chosen directories apart so; the bare name is another
        // account's.
        SERVICE + '-' + shortHash(configDirectory),
        list(configDirectory));
  }

  /// Whether there is a folder of transcripts, in use or empty.
  public boolean hasData(Disk disk) {
    for (Path directory : data) {
      if (ForeignFiles.isDirectory(disk, directory.resolve(PROJECTS))
          || (directory.endsWith(PROJECTS) && ForeignFiles.isDirectory(disk, directory))) {
        return true;
      }
    }
    return false;
  }

  private static Path credentialsIn(Path directory) {
    return directory.resolve(".credentials.json");
  }

  private static Path xdg(Path home, @Nullable String xdgConfigHome) {
    return xdgConfigHome == null || xdgConfigHome.isBlank()
        ? home.resolve(".config")
        : Path.of(xdgConfigHome);
  }

  private static List<Path> list(String value) {
    var paths = new ArrayList<Path>();
    for (String entry : value.split(",", -1)) {
      if (!entry.isBlank()) {
        paths.add(Path.of(entry.strip()));
      }
    }
    return paths;
  }

  private static String shortHash(String directory) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  Normalizer.normalize(directory, Normalizer.Form.NFC)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
