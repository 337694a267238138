package dev.freshline.source;

import java.net.URI;

/// The URL that a token may be sent to: encrypted, or not leaving this machine.
public record UsageEndpoint(URI uri) {
  public UsageEndpoint {
    String scheme = String.valueOf(uri.getScheme());
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the usage URL must name a host and no user, found " + shown(uri));
    }
    boolean isSafe =
        scheme.equalsIgnoreCase("https") || (scheme.equalsIgnoreCase("http") && isLoopback(host));
    if (!isSafe) {
      throw new IllegalArgumentException(
          "the usage URL must be https, or http to a loopback address, found " + shown(uri));
    }
  }

  /// Decided by the letters: a name that resolves to a loopback address today may not tomorrow.
  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || isLoopbackV4(host);
  }

  /// 127.0.0.0/8 (RFC 1122, 3.2.1.3), as four plain numbers.
  private static boolean isLoopbackV4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4 || !parts[0].equals("127")) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /// Without a user and password, which a URL may carry.
  private static String shown(URI uri) {
    return uri.getScheme() + "://" + uri.getHost();
  }
}
