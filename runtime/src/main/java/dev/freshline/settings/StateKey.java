package dev.freshline.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The name of the folder that holds one account's state under one set of Claude folders.
///
/// Readable at its head, distinct by its checksum: `claude-2f1c09ab` or `claude-2f1c09ab-6d0e1f3a`.
/// Two accounts, or one account over two sets of transcripts, never share a figure.
///
/// @param name a single path element of letters, digits, `-` and `_`
public record StateKey(String name) {
  private static final int MAX_TAIL = 32;

  /// The key of one account over these folders.
  ///
  /// @param claudeDirs Claude Code's folders, in order
  /// @param account the account's id, or null when it is not known
  public static StateKey of(List<Path> claudeDirs, @Nullable String account) {
    if (claudeDirs.isEmpty()) {
      throw new IllegalArgumentException("claudeDirs must name a folder, found an empty list");
    }
    var dirs = new StringBuilder();
    for (Path dir : claudeDirs) {
      dirs.append(dir).append('\n');
    }
    Path tail = claudeDirs.get(0).getFileName();
    String name =
        sanitised(tail == null ? "root" : tail.toString()) + '-' + checksum(dirs.toString());
    return new StateKey(
        account == null || account.isBlank() ? name : name + '-' + checksum(account.strip()));
  }

  /// The text as part of a file name: bounded, and without anything a shell or a file system minds.
  static String sanitised(String text) {
    var safe = new StringBuilder();
    for (int i = 0; i < text.length() && safe.length() < MAX_TAIL; i++) {
      char c = text.charAt(i);
      if (isSafe(c)) {
        safe.append(c);
      } else if (!safe.isEmpty() && safe.charAt(safe.length() - 1) != '_') {
        safe.append('_');
      }
    }
    return safe.isEmpty() ? "_" : safe.toString();
  }

  /// No point: at the head it hides a folder, and `..` leads out of one.
  private static boolean isSafe(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    String hex = Long.toHexString(crc.getValue());
    return "0".repeat(8 - hex.length()) + hex;
  }
}
