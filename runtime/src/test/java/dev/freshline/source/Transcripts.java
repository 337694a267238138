package dev.freshline.source;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes transcripts as Claude Code does, with totals known in advance.
///
/// Each call is one line of its own id; so all versions of ccusage, which differ in how they merge
/// the lines of one call, must agree on them.
public final class Transcripts {
  public static final String PRICED = "claude-sonnet-4-5-20250929";
  static final String UNPRICED = "claude-unheard-of-9";

  /// US dollars a million tokens: input, output, cache write (5 min), cache read.
  private static final double[] PRICES = {3, 15, 3.75, 0.30};

  private static final int[] TOKENS = {12, 340, 5600, 78000};
  static final int CALLS = 10;

  private final Folder folder;
  private final String home;

  /// @param home below the folder: `.claude` is made in it
  public Transcripts(Folder folder, String home) {
    this.folder = folder;
    this.home = home;
  }

  public static long tokens() {
    long sum = 0;
    for (int kind : TOKENS) {
      sum += kind;
    }
    return sum * CALLS;
  }

  public static double usd() {
    double sum = 0;
    for (int i = 0; i < TOKENS.length; i++) {
      sum += TOKENS[i] * PRICES[i] / 1_000_000;
    }
    return sum * CALLS;
  }

  /// The block that [#write] opens: ccusage floors its start to the hour.
  static Instant blockStart(Instant last) {
    return first(last).truncatedTo(ChronoUnit.HOURS);
  }

  private static Instant first(Instant last) {
    return last.minus(Duration.ofMinutes(CALLS - 1));
  }

  /// Ten calls, a minute apart, the last at `last`.
  public void write(String model, Instant last) {
    var lines = new StringBuilder();
    for (int i = 0; i < CALLS; i++) {
      lines.append(line(model, i, first(last).plus(Duration.ofMinutes(i)))).append('\n');
    }
    folder.file(home + "/.claude/projects/-work-shop/" + model + last + ".jsonl", lines.toString());
  }

  /// Lines that a crash or a full disk may leave.
  public void writeDebris(Instant at) {
    String torn = line(PRICED, 99, at);
    folder.file(
        home + "/.claude/projects/-work-shop/torn.jsonl",
        "not json\n\n{}\n[1]\n\0\0\0\0\n" + torn.substring(0, torn.length() / 2));
  }

  private static String line(String model, int call, Instant at) {
    return """
    {"type":"assistant","timestamp":"%s","sessionId":"s-1","version":"2.1.50","cwd":"/srv/shop",\
    "requestId":"req_%s_%d","message":{"id":"msg_%s_%d","type":"message","role":"assistant",\
    "model":"%s","content":[{"type":"text","text":"done"}],"usage":{"input_tokens":%d,\
    "output_tokens":%d,"cache_creation_input_tokens":%d,"cache_read_input_tokens":%d}}}\
    """
        .formatted(
            at.truncatedTo(ChronoUnit.MILLIS),
            model,
            at.toEpochMilli(),
            model,
            at.toEpochMilli() + call,
            model,
            TOKENS[0],
            TOKENS[1],
            TOKENS[2],
            TOKENS[3]);
  }
}
