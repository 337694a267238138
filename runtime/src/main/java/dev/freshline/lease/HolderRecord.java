package dev.freshline.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.reading.Moment;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import dev.freshline.wire.Wire;
import java.time.Duration;

/// Who holds the lease, in that holder's own words: advisory, to be shown.
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
        Wire.number(node, "token"),
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
