package dev.freshline.stress.sim.play;

/// The cost in a cache file, of whichever pipeline: what follows `"usd":`.
final class Figure {
  private static final byte[] KEY = {'"', 'u', 's', 'd', '"', ':'};

  private Figure() {}

  /// Its whole dollars, which name the run that it came from; 0 when there is none.
  static int in(byte[] content) {
    for (int at = 0; at + KEY.length < content.length; at++) {
      if (isKey(content, at)) {
        return dollars(content, at + KEY.length);
      }
    }
    return 0;
  }

  private static boolean isKey(byte[] content, int at) {
    for (int i = 0; i < KEY.length; i++) {
      if (content[at + i] != KEY[i]) {
        return false;
      }
    }
    return true;
  }

  private static int dollars(byte[] content, int from) {
    int dollars = 0;
    for (int at = from; at < content.length && Character.isDigit(content[at]); at++) {
      dollars = dollars * 10 + content[at] - '0';
    }
    return dollars;
  }
}
