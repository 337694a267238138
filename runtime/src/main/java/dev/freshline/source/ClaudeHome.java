package dev.freshline.source;

import dev.freshline.host.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
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
  /// @param folders Claude Code's own is the first; ccusage looks through all of them
  /// @param variable what of `CLAUDE_CONFIG_DIR` counts, as it is written there: these folders,
  ///     separated by commas; null when they are the usual ones
  public static ClaudeHome of(List<Path> folders, @Nullable String variable) {
    return new ClaudeHome(
        folders.getFirst().resolve(".credentials.json"),
        // Claude Code keeps the accounts of chosen folders apart so, by the name that it was given;
        // the bare name is another account's.
        variable == null ? SERVICE : SERVICE + '-' + shortHash(first(variable)),
        folders);
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

  private static String first(String variable) {
    int end = variable.indexOf(',');
    return end < 0 ? variable : variable.substring(0, end);
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
