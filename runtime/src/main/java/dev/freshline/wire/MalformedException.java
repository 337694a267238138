package dev.freshline.wire;

import java.io.IOException;

/// A document that is JSON, but not the JSON that was expected; the message names the field.
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedException(String message) {
    super(message);
  }
}
