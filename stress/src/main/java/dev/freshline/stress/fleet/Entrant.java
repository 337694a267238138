package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A process at the start line: ready, and waiting for the gun.
public final class Entrant {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final BufferedReader out;
  private long firedAt;

  Entrant(Process process) {
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /// How it ended.
  ///
  /// @param out what it wrote since the gun
  /// @param took since the gun
  public record Finish(int exit, String out, Duration took) {}

  void awaitReady() throws IOException {
    String line = out.readLine();
    if (!"ready".equals(line)) {
      throw new IOException("expected a contender to be ready, found " + line);
    }
  }

  /// @param startAt epoch millisecond; ours start as soon as they hear of it
  void fire(long startAt) throws IOException {
    firedAt = System.nanoTime();
    process.getOutputStream().write((startAt + "\n").getBytes(US_ASCII));
    process.getOutputStream().close();
  }

  /// Hands on what it writes, line by line, until it writes no more.
  void follow(Consumer<String> reader) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      reader.accept(line);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /// Ends it at once, by its id. What it wrote can still be read, which `Process` would prevent.
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /// @throws IllegalStateException when it is still alive after a minute; it is ended then
  public Finish await() throws IOException, InterruptedException {
    Finish finish = awaitWithin(LIMIT);
    if (finish == null) {
      throw new IllegalStateException("pid " + pid() + " was still alive after " + LIMIT);
    }
    return finish;
  }

  /// How it ended, or null when it was still alive after that time; it is ended then.
  public @Nullable Finish awaitWithin(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      return null;
    }
    var took = Duration.ofNanos(System.nanoTime() - firedAt);
    return new Finish(process.exitValue(), out.readAllAsString(), took);
  }
}
