package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Cast;
import dev.freshline.stress.fleet.Ground;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Renders by the launcher's own way: a client, the resident process, and what is left when that
/// one fails. Where there is a native client, it and the shell client take turns.
final class ResidentCalls {
  /// A one-shot render on a machine that does much else; a client that waits for ever takes longer.
  static final Duration LIMIT = Duration.ofSeconds(15);

  private static final List<String> SCRIPTS = List.of("statusline", "client.bash", "launch.sh");

  private final Ground ground;
  private final Path launcher;
  private final @Nullable Path nativeClient;
  private final Path input;
  private int calls;

  private ResidentCalls(Ground ground, Path launcher, @Nullable Path nativeClient)
      throws IOException {
    this.ground = ground;
    this.launcher = launcher;
    this.nativeClient = nativeClient;
    this.input = Files.writeString(ground.folder().resolve("resident-input.json"), session());
  }

  /// By the launcher as it ships.
  static ResidentCalls shipped(Ground ground) throws IOException {
    Path launcher = shippedLauncher();
    Path client = launcher.resolve("../../target/dist/client").normalize();
    return new ResidentCalls(ground, launcher, Files.isExecutable(client) ? client : null);
  }

  /// By a copy whose client waits for a minute where the shipped one waits for 150 ms.
  static ResidentCalls unbounded(Ground ground) throws IOException {
    return twin(ground, "within=0.15", "within=60");
  }

  /// By a copy whose client shows a kept line however old, and as of now.
  static ResidentCalls ageless(Ground ground) throws IOException {
    return twin(
        ground,
        "printf '%s%d%s' \"${body:0:$5}\" $(((now - $2 + 999) / 1000)) \"${body:$5}\"",
        "printf '%s' \"${body#*│ }\"",
        "now <= $3",
        "1");
  }

  /// @param edits what to replace in the shell client, and by what, in turn
  private static ResidentCalls twin(Ground ground, String... edits) throws IOException {
    Path bin = ground.folder().resolve("twin/runtime/bin");
    Path shipped = Objects.requireNonNull(shippedLauncher().getParent());
    Files.createDirectories(bin);
    for (String script : SCRIPTS) {
      Files.copy(shipped.resolve(script), bin.resolve(script));
    }
    Files.createSymbolicLink(bin.resolveSibling("target"), shipped.resolveSibling("target"));
    Path client = bin.resolve("client.bash");
    String text = Files.readString(client);
    for (int i = 0; i < edits.length; i += 2) {
      if (!text.contains(edits[i])) {
        throw new IllegalStateException(client + ": expected " + edits[i] + ", found none");
      }
      text = text.replace(edits[i], edits[i + 1]);
    }
    Files.writeString(client, text);
    return new ResidentCalls(ground, bin.resolve("statusline"), null);
  }

  private static Path shippedLauncher() throws IOException {
    String ours = System.getProperty("freshline.launcher");
    return (ours == null
            ? Path.of(System.getProperty("freshline.root", "."), "runtime/bin/statusline")
            : Path.of(ours).resolve("../../../runtime/bin/statusline").normalize())
        .toRealPath();
  }

  /// A line as it was shown.
  ///
  /// @param text without colours; blank when nothing came in time
  record Shown(String text, Instant beganAt, Duration took) {
    private static final Pattern AGED = Pattern.compile("⚠ (\\d)s ago │ .*");

    /// Whether it is a line that was drawn before, and says so.
    boolean isKept() {
      return AGED.matcher(text).matches();
    }

    /// The moment of which it claims to tell.
    Instant of() {
      Matcher aged = AGED.matcher(text);
      return aged.matches() ? beganAt.minusSeconds(Long.parseLong(aged.group(1))) : beganAt;
    }

    /// Whether the block's figure claims to be fresh.
    boolean isBlockFresh() {
      int from = text.indexOf("block $");
      int end = text.indexOf('│', Math.max(from, 0));
      String block = from < 0 ? "?" : text.substring(from, end < 0 ? text.length() : end);
      return block.indexOf('⚠') < 0 && block.indexOf('?') < 0 && block.indexOf('‼') < 0;
    }
  }

  /// A render that may still run.
  record Pending(Process process, Instant beganAt, long beganNanos) {}

  Pending start() throws IOException {
    String program = nativeClient == null || calls++ % 2 == 0 ? "bash" : nativeClient.toString();
    var words =
        List.of(
            "/usr/bin/env",
            "FRESHLINE_DAEMON=on",
            "FRESHLINE_JAVA_HOME=" + System.getProperty("java.home"),
            "/bin/sh",
            "-c",
            "exec \"$0\" \"$1\" <\"$2\"",
            program,
            launcher.toString(),
            input.toString());
    return new Pending(ground.start(words), Instant.now(), System.nanoTime());
  }

  static Shown await(Pending pending) throws IOException, InterruptedException {
    boolean ended = pending.process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    Duration took = Duration.ofNanos(System.nanoTime() - pending.beganNanos);
    if (!ended || pending.process.exitValue() != 0) {
      pending.process.destroyForcibly();
      return new Shown("", pending.beganAt, took);
    }
    byte[] out = pending.process.getInputStream().readAllBytes();
    String text = new String(out, StandardCharsets.UTF_8);
    return new Shown(text.strip(), pending.beganAt, took);
  }

  Shown render() throws IOException, InterruptedException {
    return await(start());
  }

  /// The resident process by its own file, or null when there is none.
  @Nullable Long pid() {
    try {
      String text = Files.readString(ground.freshline().resolve("run/resident"));
      List<String> lines = text.lines().toList();
      long pid = lines.size() < 2 ? 0 : Long.parseLong(lines.get(1).split(" ", -1)[0]);
      // The file outlives a kill, and its pid may be another's by then.
      return ground.living().contains(pid) ? pid : null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  /// Sends a signal to the resident process, if there is one.
  void signal(String name) throws IOException, InterruptedException {
    Long pid = pid();
    Cast.signal(name, pid == null ? List.of() : List.of(pid));
  }

  /// Whether the line that is kept of the session claims that its block is fresh.
  boolean keepsAFreshBlock() {
    try {
      String kept = Files.readString(ground.freshline().resolve("run/lines/s-1"));
      return new Shown(kept, Instant.now(), Duration.ZERO).isBlockFresh();
    } catch (IOException e) {
      return false; // none yet
    }
  }

  /// How many of its lines a resident process has drawn cannot be told after a kill; that it draws
  /// any is told by its log.
  long lives() throws IOException {
    Path log = ground.freshline().resolve("run/resident.log");
    if (!Files.exists(log)) {
      return 0;
    }
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" began: ")).count();
    }
  }

  private static String session() {
    Instant now = Instant.now();
    return """
    {"session_id": "s-1", "transcript_path": "/nowhere/t.jsonl", "cwd": "/nowhere", "version": "2",
     "model": {"id": "opus", "display_name": "Opus"}, "cost": {"total_cost_usd": 4.2371},
     "context_window": {"context_window_size": 200000, "used_percentage": 42},
     "rate_limits": {"five_hour": {"used_percentage": 24, "resets_at": %d}}}
    """
        .formatted(now.plus(Duration.ofHours(3)).getEpochSecond());
  }
}
