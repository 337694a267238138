package dev.freshline.reading;

/// A value that was observed, with the stamp of the observation.
public record Reading<T>(T value, Stamp stamp) {
  public Reading<T> withToken(long token) {
    return new Reading<>(value, stamp.withToken(token));
  }
}
