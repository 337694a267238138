package dev.freshline.bench.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/// Transcripts as Claude Code leaves them, of a chosen size: what ccusage has to read.
///
/// One folder of a project, a file for each session of some 0.5 MB, over thirty days, the last one
/// going on now. A line has the fields that ccusage needs, and text for the rest of its length.
final class Transcripts {
  private static final int SESSION_BYTES = 512 << 10;
  private static final int LINE_BYTES = 1_400;
  private static final Duration SPAN = Duration.ofDays(30);

  private Transcripts() {}

  /// @param folder that is to be Claude Code's configuration directory
  /// @return the newest transcript
  static Path write(Path folder, int megabytes, long seed) throws IOException {
    var random = new SplittableRandom(seed);
    Path project = Files.createDirectories(folder.resolve("projects").resolve("-nowhere"));
    int sessions = Math.max(1, (int) (((long) megabytes << 20) / SESSION_BYTES));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Path file = project;
    for (int i = 0; i < sessions; i++) {
      boolean isLast = i == sessions - 1;
      Instant end =
          isLast ? now : now.minus(SPAN.dividedBy(sessions).multipliedBy(sessions - 1L - i));
      file = project.resolve("session-" + i + ".jsonl");
      session(file, "session-" + i, end, random);
    }
    return file;
  }

  private static void session(Path file, String id, Instant end, SplittableRandom random)
      throws IOException {
    int lines = SESSION_BYTES / LINE_BYTES;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < lines; i++) {
        Instant at = end.minusSeconds(20L * (lines - i));
        out.write(line(id, i, at, random));
        out.write('\n');
      }
    }
  }

  private static String line(String session, int number, Instant at, SplittableRandom random) {
    String head =
        String.format(
            Locale.ROOT,
            "{\"timestamp\":\"%s\",\"version\":\"2.1.9\",\"sessionId\":\"%s\",\"type\":\"assistant\","
                + "\"requestId\":\"req_%s_%d\",\"message\":{\"id\":\"msg_%s_%d\","
                + "\"model\":\"claude-sonnet-4-5-20250929\",\"usage\":{\"input_tokens\":%d,"
                + "\"output_tokens\":%d,\"cache_creation_input_tokens\":%d,"
                + "\"cache_read_input_tokens\":%d},\"content\":[{\"type\":\"text\",\"text\":\"",
            at,
            session,
            session,
            number,
            session,
            number,
            random.nextInt(1, 200),
            random.nextInt(20, 2_000),
            random.nextInt(0, 8_000),
            random.nextInt(0, 120_000));
    String tail = "\"}]}}";
    return head + "x".repeat(Math.max(1, LINE_BYTES - head.length() - tail.length())) + tail;
  }
}
