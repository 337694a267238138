package dev.freshline.backoff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.freshness.Age;
import dev.freshline.reading.Moment;
import dev.freshline.source.Failure;
import dev.freshline.source.Failure.Kind;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import dev.freshline.wire.Wire;
import java.time.Duration;

/// The last failure of a source, and how long it is left alone for it.
///
/// @param reason as the failure gave it, cut to a length
/// @param failedAt when it was remembered
/// @param consecutive failures in a row under one rule, this one included
/// @param delay chosen then; drawn once, so that all processes wait for the same end
public record PastFailure(
    Kind kind, String reason, Moment failedAt, int consecutive, Duration delay) {
  private static final int MAX_REASON = 400;

  public PastFailure {
    if (consecutive < 1) {
      throw new IllegalArgumentException("consecutive must be 1 or more, found " + consecutive);
    }
    if (delay.isNegative() || delay.compareTo(Backoff.MAX_DELAY) > 0) {
      throw new IllegalArgumentException(
          "delay must lie between 0 and " + Backoff.MAX_DELAY + ", found " + delay);
    }
    reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
  }

  static PastFailure of(Failure failure, Moment failedAt, int consecutive, Duration delay) {
    return new PastFailure(failure.kind(), failure.reason(), failedAt, consecutive, delay);
  }

  /// What is left of the delay; nothing when it is over, or when the clock was set since, for then
  /// nobody knows and a try is the way to find out.
  public Duration remaining(Moment now) {
    if (Age.between(failedAt, now) instanceof Age.Known(Duration elapsed)) {
      Duration left = delay.minus(elapsed);
      return left.isNegative() ? Duration.ZERO : left;
    }
    return Duration.ZERO;
  }

  /// Whether not even the user may have it asked sooner: asking a source that limits its rate again
  /// extends the block, for all sessions.
  public boolean isBinding() {
    return kind == Kind.RATE_LIMITED;
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("kind", kind.name()).put("reason", reason);
    json.set("failedAt", Wire.moment(failedAt));
    return json.put("consecutive", consecutive).put("delay", delay.toMillis());
  }

  /// @throws MalformedException when it is no failure that this program could have written
  static PastFailure fromJson(JsonNode json) throws MalformedException {
    try {
      return new PastFailure(
          Kind.valueOf(Wire.text(json, "kind")),
          Wire.text(json, "reason"),
          Wire.moment(json.path("failedAt")),
          Math.toIntExact(Wire.number(json, "consecutive")),
          Wire.duration(json, "delay"));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
  }
}
