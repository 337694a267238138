package dev.freshline.reading;

/// Where an observation comes from: when it began and ended, who made it, and under which token.
///
/// The age of a reading counts from [#beganAt]: what the source saw may have changed the instant
/// after it began to look (RFC 9111 counts a response's age from its request for the same reason).
///
/// @param source name of the source, such as `ccusage`
/// @param version of the source as it reported it, or empty
/// @param token of the lease it was published under; greater is later; 0 when no lease was involved
public record Stamp(Moment beganAt, Moment endedAt, String source, String version, long token) {
  public Stamp {
    if (source.isBlank()) {
      throw new IllegalArgumentException("source must be named, found a blank");
    }
    if (token < 0) {
      throw new IllegalArgumentException("token must be 0 or more, found " + token);
    }
  }

  /// An observation that began and ended at once, as one from standard input does.
  public static Stamp instant(Moment at, String source) {
    return new Stamp(at, at, source, "", 0);
  }

  public Stamp withToken(long published) {
    return new Stamp(beganAt, endedAt, source, version, published);
  }
}
