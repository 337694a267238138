package dev.freshline.bench.process;

import dev.freshline.bench.result.Distributions;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.scratch.Scratch;
import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the lock of a peer costs in its own runtime: proper-lockfile's, in node.
public final class PeerLock {
  public static final String NAME = "proper-lockfile 4.1.2, node";

  private static final int WARMUPS = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Peers peers;
  private final Path script;

  /// @param root of the repository
  /// @throws IOException when the peers cannot be installed
  public PeerLock(Path root) throws IOException {
    peers = Peers.of(root);
    script = root.resolve("bench/peers/lock.cjs");
  }

  /// @param fileSystem `disk` or `tmpfs`
  /// @throws IOException when it cannot be run; says what it wrote
  public Row measure(String fileSystem, int rounds) throws IOException {
    Path folder = Scratch.folder(fileSystem);
    try {
      List<Duration> taken =
          run(Files.createFile(folder.resolve("file")), rounds)
              .lines()
              .map(line -> Duration.ofNanos(Long.parseLong(line.strip())))
              .toList();
      return Distributions.row("lock", NAME, Map.of("fileSystem", fileSystem), taken);
    } catch (NumberFormatException e) {
      throw new IOException(script + ": expected nanoseconds, found: " + e.getMessage(), e);
    } finally {
      new RealDisk().deleteTree(folder);
    }
  }

  private String run(Path file, int rounds) throws IOException {
    Path answer = file.resolveSibling("answer");
    var builder =
        new ProcessBuilder(
                "node",
                script.toString(),
                file.toString(),
                Integer.toString(WARMUPS),
                Integer.toString(rounds))
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile());
    builder.environment().put("NODE_PATH", peers.folder().resolve("node_modules").toString());
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            script + " failed: " + Files.readString(answer, StandardCharsets.UTF_8));
      }
      return Files.readString(answer, StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + script + " ran", e);
    }
  }
}
