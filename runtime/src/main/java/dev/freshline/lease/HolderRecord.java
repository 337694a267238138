package dev.freshline.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import dev.freshline.wire.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who holds the lease, in that holder's own words: advisory, to be shown.
///
/// A record can be forged. One that no holder writes is none, so that nothing has to be reckoned
/// with such numbers.
///
/// @param token grows with every acquisition; orders publications
/// @param nonce tells two acquisitions apart even if their tokens were equal
/// @param session Claude Code session that the refresh was started for, or empty
/// @param host name of the machine
/// @param since when it acquired
/// @param holdFor how long it expects to need at most
public record HolderRecord(
    long token,
    String nonce,
    String session,
    ProcessIdentity process,
    String host,
    Moment since,
    Duration holdFor) {
  /// Longest time that a holder may give itself: what a record says beyond it is not believed, lest
  /// a damaged one keep everybody from refreshing.
  static final Duration MAX_HOLD = Duration.ofHours(1);

  /// Beyond its time before anybody acts on it: a machine that wakes from suspend finds every
  /// deadline passed, and its holders need a moment to notice.
  static final Duration GRACE = Duration.ofSeconds(2);

  public HolderRecord {
    if (!holdFor.isPositive() || holdFor.compareTo(MAX_HOLD) > 0) {
      throw new IllegalArgumentException(
          "holdFor must be positive and at most " + MAX_HOLD + ", found " + holdFor);
    }
  }

  /// Whether it has had its time, grace included. False where the uptime does not tell.
  public boolean isOverdue(Moment now) {
    Long held = heldMillis(now);
    return held != null && held > holdFor.plus(GRACE).toMillis();
  }

  /// Whether it surely still has time, grace included: only then is it left to itself.
  public boolean isWithinTime(Moment now) {
    Long held = heldMillis(now);
    return held != null && held >= 0 && held <= holdFor.plus(GRACE).toMillis();
  }

  private @Nullable Long heldMillis(Moment now) {
    Uptime then = since.uptime();
    Uptime present = now.uptime();
    return then != null && present != null && then.bootId().equals(present.bootId())
        ? Long.valueOf(present.millis() - then.millis())
        : null;
  }

  /// When it counts as stuck.
  public Moment deadline() {
    return since.plus(holdFor);
  }

  JsonNode toJson() {
    ObjectNode node =
        Json.object()
            .put("token", token)
            .put("nonce", nonce)
            .put("session", session)
            .put("pid", process.pid())
            .put("startTicks", process.startTicks())
            .put("bootId", process.bootId())
            .put("pidNamespace", process.pidNamespace())
            .put("uid", process.uid())
            .put("host", host)
            .put("holdForMillis", holdFor.toMillis());
    node.set("since", Wire.moment(since));
    return node;
  }

  static HolderRecord fromJson(JsonNode node) throws MalformedException {
    return new HolderRecord(
        Wire.token(node, "token"),
        Wire.text(node, "nonce"),
        Wire.text(node, "session"),
        new ProcessIdentity(
            Wire.number(node, "pid"),
            Wire.number(node, "startTicks"),
            Wire.text(node, "bootId"),
            Wire.number(node, "pidNamespace"),
            Wire.number(node, "uid")),
        Wire.text(node, "host"),
        Wire.moment(node.path("since")),
        Wire.duration(node, "holdForMillis"));
  }
}
