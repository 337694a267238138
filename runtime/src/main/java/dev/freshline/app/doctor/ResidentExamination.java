package dev.freshline.app.doctor;

import dev.freshline.host.Loopback;
import dev.freshline.resident.Endpoint;
import dev.freshline.resident.EndpointFile;
import dev.freshline.resident.Visit;
import java.time.Duration;
import java.util.List;

/// Whether renders find a resident process.
///
/// @param isOff whether the user wants none
public record ResidentExamination(EndpointFile file, Loopback loopback, boolean isOff)
    implements Examination {
  private static final String NAME = "resident process";
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

  @Override
  public List<Finding> examine() {
    if (isOff) {
      return List.of(Finding.ok(NAME, "turned off by FRESHLINE_DAEMON=off"));
    }
    Endpoint endpoint = file.read();
    if (endpoint == null) {
      return List.of(Finding.ok(NAME, "none; a render under bash 5 starts it"));
    }
    return List.of(
        new Visit(loopback, endpoint).status(ANSWER_WITHIN) == null
            ? Finding.warn(
                NAME,
                endpoint + " does not answer, so that renders take a JVM each",
                "nothing: the next render replaces it; or run 'statusline daemon restart'")
            : Finding.ok(NAME, "answers; " + endpoint));
  }
}
