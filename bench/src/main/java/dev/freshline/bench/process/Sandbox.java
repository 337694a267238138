package dev.freshline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A home of its own for one program: nothing of the user's is read or written.
final class Sandbox {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final Map<String, String> environment = new TreeMap<>();

  Sandbox(Path home) throws IOException {
    this.home = Files.createDirectories(home);
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", Files.createDirectories(home.resolve("tmp")).toString());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("TERM", "xterm-256color");
    environment.put("FRESHLINE_DAEMON", "off");
  }

  Path home() {
    return home;
  }

  Path resolve(String name) {
    return home.resolve(name);
  }

  Sandbox with(String name, Object value) {
    environment.put(name, value.toString());
    return this;
  }

  Sandbox without(String name) {
    environment.remove(name);
    return this;
  }

  /// Starts a program and leaves it running.
  Process start(Path stdin, List<String> words) throws IOException {
    return builder(stdin, words).start();
  }

  Command command(Path stdin, List<String> words) {
    return new Command(words, environment, stdin);
  }

  /// Runs a program to its end, for what it leaves behind.
  ///
  /// @throws IOException when it does not end with 0 in time; says what it wrote
  void prepare(Path stdin, List<String> words) throws IOException {
    Path log = log();
    Process process = start(stdin, words);
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(words + " failed in its sandbox; it wrote: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + words + " ran", e);
    }
  }

  private Path log() {
    return home.resolve("log");
  }

  private ProcessBuilder builder(Path stdin, List<String> words) {
    var builder =
        new ProcessBuilder(new ArrayList<>(words))
            .directory(home.toFile())
            .redirectInput(stdin.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /// What Claude Code pipes into a status line, as a file in this home.
  Path input(String session, Path transcript) throws IOException {
    return Files.writeString(
        home.resolve("stdin-" + session + ".json"),
        """
        {"hook_event_name": "Status", "session_id": "%s", "transcript_path": "%s", "cwd": "/nowhere",
         "model": {"id": "claude-opus-4-7", "display_name": "Opus 4.7"}, "version": "2.1.9",
         "workspace": {"current_dir": "/nowhere", "project_dir": "/nowhere", "added_dirs": []},
         "output_style": {"name": "default"},
         "cost": {"total_cost_usd": 4.2371, "total_duration_ms": 6600000,
           "total_api_duration_ms": 1230000, "total_lines_added": 156, "total_lines_removed": 23},
         "context_window": {"total_input_tokens": 84000, "total_output_tokens": 1200,
           "context_window_size": 200000, "used_percentage": 42, "remaining_percentage": 58},
         "exceeds_200k_tokens": false,
         "rate_limits": {"five_hour": {"used_percentage": 23.5, "resets_at": %d},
           "seven_day": {"used_percentage": 41.2, "resets_at": %d}}}
        """
            .formatted(
                session,
                transcript,
                Instant.now().plus(Duration.ofHours(3)).getEpochSecond(),
                Instant.now().plus(Duration.ofDays(4)).getEpochSecond()));
  }
}
