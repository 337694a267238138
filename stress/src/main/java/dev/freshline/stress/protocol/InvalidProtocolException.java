package dev.freshline.stress.protocol;

/// A description of a protocol that cannot be used; the message names the key, what was expected,
/// and what was found.
public final class InvalidProtocolException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidProtocolException(String message) {
    super(message);
  }
}
