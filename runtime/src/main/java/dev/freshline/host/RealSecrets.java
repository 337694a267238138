package dev.freshline.host;

import java.security.SecureRandom;
import java.util.HexFormat;

/// From the kernel's source of randomness.
public final class RealSecrets implements Secrets {
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
