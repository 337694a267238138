package dev.freshline.source;

import dev.freshline.reading.Moment;
import dev.freshline.reading.Stamp;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/// What ccusage 17.2.1, 18.0.11 and 20.0.24 really printed, and a stamp to read it under.
final class Samples {
  static final Stamp STAMP =
      new Stamp(
          new Moment(Instant.parse("2026-11-23T04:06:00Z"), null),
          new Moment(Instant.parse("2026-11-23T04:06:03Z"), null),
          "ccusage",
          "",
          0);

  private Samples() {}

  static byte[] read(String name) {
    try (var in = Samples.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
