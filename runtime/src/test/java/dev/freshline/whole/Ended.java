package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// How a process of `statusline` ended.
///
/// @param took from its start to its end as the test saw it
record Ended(int exit, String out, String err, Instant endedAt, Duration took) {
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

  /// The line of a render, without colours: exactly one, not blank, and exit 0.
  String line() {
    String text = COLOURS.matcher(out).replaceAll("");
    assertThat(exit).as("exit code; stdout: %s; stderr: %s", text, err).isZero();
    assertThat(text).as("stdout; stderr: %s", err).endsWith("\n").hasLineCount(1).isNotBlank();
    return text.strip();
  }
}
