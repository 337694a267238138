package dev.freshline.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// What there is to ask the usage endpoint with.
sealed interface Credentials {
  record Usable(AccessToken token) implements Credentials {}

  record Absent(String why) implements Credentials {}

  /// Claude Code renews it when it next runs; we never do.
  record Expired(Instant at) implements Credentials {}

  /// Reads what Claude Code wrote. No reason quotes any of it, since any of it may be a secret.
  ///
  /// @param place where it was found
  static Credentials parse(byte[] stored, String place, Instant now) {
    return switch (Document.read(stored)) {
      case Document.Whole(var root) -> of(root.path("claudeAiOauth"), place, now);
      case Document.CutOff(), Document.NotJson(_) ->
          new Absent("expected JSON in " + place + ", found something else");
    };
  }

  private static Credentials of(JsonNode login, String place, Instant now) {
    String secret = login.path("accessToken").asText("");
    if (!AccessToken.isSendable(secret)) {
      return new Absent("expected an access token of a login in " + place + ", found none");
    }
    JsonNode expiry = login.path("expiresAt");
    if (expiry.isNumber() && expiry.longValue() <= now.toEpochMilli()) {
      return new Expired(Instant.ofEpochMilli(expiry.longValue()));
    }
    return new Usable(new AccessToken(secret));
  }
}
