package dev.freshline.app.doctor;

import dev.freshline.freshness.Age;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Uptime;
import dev.freshline.settings.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clocks that ages are told by, and whether the readings agree with them. Pure.
public record ClockExamination(Moment now, Readings readings) implements Examination {
  private static final String NAME = "clock";

  @Override
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    Uptime uptime = now.uptime();
    findings.add(
        uptime == null
            ? Finding.warn(
                NAME,
                now.at() + "; there is no uptime: a clock that is set forward looks like age",
                "nothing: this platform does not tell (macOS)")
            : Finding.ok(
                NAME,
                now.at()
                    + ", up "
                    + Durations.format(Duration.ofSeconds(uptime.millis() / 1000))
                    + ", boot "
                    + uptime.bootId()));
    add("block", readings.block(), findings);
    add("limits", readings.limits(), findings);
    return findings;
  }

  private void add(String name, @Nullable Reading<?> reading, List<Finding> findings) {
    if (reading != null
        && Age.between(reading.stamp().beganAt(), now) instanceof Age.Unknowable(String why)) {
      findings.add(
          Finding.warn(
              NAME,
              "the age of the " + name + " is unknown: " + why,
              "check the machine's date; the next refresh replaces the reading"));
    }
  }
}
