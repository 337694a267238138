package dev.freshline.app.doctor;

import dev.freshline.source.CredentialStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// The usage endpoint, which is asked only when the user has turned it on. Nothing is sent here.
public record UsageExamination(boolean enabled, URI url, CredentialStore credentials, Instant now)
    implements Examination {
  private static final String NAME = "usage endpoint";

  @Override
  public List<Finding> examine() {
    if (!enabled) {
      return List.of(Finding.ok(NAME, "turned off, which is the default; no token is read"));
    }
    String trouble = credentials.trouble(now);
    return List.of(
        trouble == null
            ? Finding.ok(NAME, url + ", and there is a login to ask with")
            : Finding.warn(NAME, trouble, "log in with Claude Code, or turn sources.oauth off"));
  }
}
