package dev.freshline.source;

/// A secret that gives access to an account. It shows itself only to the one header it is for.
final class AccessToken {
  private final String secret;

  /// @param secret visible ASCII, as a header may hold: else the client's complaint would quote it
  AccessToken(String secret) {
    if (!isSendable(secret)) {
      throw new IllegalArgumentException("a token must be visible ASCII, found another character");
    }
    this.secret = secret;
  }

  static boolean isSendable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// The value of an `Authorization` header.
  String bearer() {
    return "Bearer " + secret;
  }

  /// A text from elsewhere without this token in it.
  String hiddenIn(String text) {
    return text.replace(secret, "[hidden]");
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
