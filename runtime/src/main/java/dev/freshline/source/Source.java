package dev.freshline.source;

/// Something that can be asked for a figure, once, within a bounded time.
public interface Source<T> {
  /// Its name in stamps, files and messages: lower case, no spaces.
  String name();

  /// Asks once. Called only by the holder of the lease.
  Fetch<T> fetch();
}
