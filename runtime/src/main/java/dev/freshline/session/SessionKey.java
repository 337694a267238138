package dev.freshline.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A session id as the name of a file: short, of harmless characters, and different for different
/// ids.
///
/// The ids that Claude Code gives (lower-case UUIDs) stand as they are. Any other is cut down to
/// what is harmless and told apart by its SHA-256, behind a `~` that no plain name holds. Upper
/// case counts as harmful, since two names may not differ in case alone on every file system.
public final class SessionKey {
  private static final int LONGEST_PLAIN = 64;
  private static final int LONGEST_STEM = 24;
  private static final int DIGEST_BYTES = 16;

  private SessionKey() {}

  public static String of(String sessionId) {
    int harmless = harmlessLength(sessionId, LONGEST_PLAIN);
    return harmless == sessionId.length() && harmless > 0
        ? sessionId
        : stem(sessionId) + '~' + digest(sessionId);
  }

  private static int harmlessLength(String text, int most) {
    int length = 0;
    while (length < text.length() && length < most && isHarmless(text.charAt(length))) {
      length++;
    }
    return length;
  }

  private static String stem(String sessionId) {
    return sessionId.substring(0, harmlessLength(sessionId, LONGEST_STEM));
  }

  private static boolean isHarmless(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
