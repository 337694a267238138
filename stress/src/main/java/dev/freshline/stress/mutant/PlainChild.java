package dev.freshline.stress.mutant;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A child as most pipelines start theirs: its starter alone keeps it to its time, and kills it
/// alone.
final class PlainChild implements Child {
  private final Process process;
  private final Duration timeout;
  private final CompletableFuture<byte[]> output;

  private PlainChild(Process process, Duration timeout) {
    this.process = process;
    this.timeout = timeout;
    this.output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return process.getInputStream().readAllBytes();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  static Child start(ChildSpec spec) throws IOException {
    var builder = new ProcessBuilder(spec.command()).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put(spec.marker(), spec.markerValue());
    return new PlainChild(builder.start(), spec.timeout());
  }

  @Override
  public @Nullable Exit await(Duration atMost) {
    try {
      if (process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        return new Exit(process.exitValue(), true, output.join(), false, "");
      }
      kill();
      process.waitFor();
      return new Exit(TIMED_OUT, true, new byte[0], false, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
