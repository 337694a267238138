package dev.freshline.host;

/// Words that nobody can guess.
@FunctionalInterface
public interface Secrets {
  /// 128 random bits as 32 hexadecimal digits, new each time.
  String next();
}
