package dev.freshline.session;

import dev.freshline.host.StandardInput;

/// Finds where the first JSON object of a stream ends, byte by byte as it arrives.
///
/// It counts brackets outside of strings and leaves it to the parser whether they match. UTF-8
/// needs no decoding for that: no byte of a longer character looks like an ASCII one.
public final class JsonExtent implements StandardInput.Completion {
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean hopeless;

  /// Whether the object is closed, or it is clear that none is coming: what stands first is no `{`.
  @Override
  public boolean isComplete(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (hopeless || closes(bytes[i])) {
        return true;
      }
    }
    return hopeless;
  }

  private boolean closes(byte b) {
    if (inString) {
      skip(b);
      return false;
    }
    switch (b) {
      case '{', '[' -> open(b);
      case '}', ']' -> {
        depth--;
        return depth <= 0;
      }
      case '"' -> {
        inString = true;
        hopeless = depth == 0;
      }
      case ' ', '\t', '\r', '\n' -> {}
      default -> hopeless = depth == 0;
    }
    return false;
  }

  private void open(byte b) {
    hopeless = depth == 0 && b != '{';
    depth++;
  }

  private void skip(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
    }
  }
}
