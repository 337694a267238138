package dev.freshline.stress.foreign;

import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Renders of another pipeline, many in one JVM, each a [LogicalProcess] with the outer deadline of
/// its protocol.
///
/// @param scale by which the protocol's durations are multiplied
/// @param folder that all sessions share
/// @param program that is ccusage
public record ForeignRenders(Protocol protocol, double scale, Path folder, Path program) {

  /// What came of a render.
  ///
  /// @param reading that all sessions shared at its end, whatever was shown of it; null for none
  public record Rendition(Showing showing, @Nullable Reading reading) {}

  /// A reading by its stamp.
  ///
  /// @param stampedAt epoch millisecond from which its age counts
  public record Reading(long stampedAt, Duration age) {}

  /// The same pipeline in another folder, with another program.
  public ForeignRenders at(Path otherFolder, Path otherProgram) {
    return new ForeignRenders(protocol, scale, otherFolder, otherProgram);
  }

  /// One render, in the caller's thread or, under a deadline, in one of its own.
  public Rendition render() throws IOException, InterruptedException {
    try (var self = new LogicalProcess()) {
      var pipeline = new ForeignPipeline(protocol, scale, folder, program, self.host());
      Duration deadline = protocol.deadline();
      Showing showing =
          deadline == null
              ? pipeline.render()
              : within((long) (deadline.toNanos() * scale), pipeline, self);
      return new Rendition(showing, pipeline.reading());
    }
  }

  /// No `finally` of a protocol releases anything, so that what follows the interrupt is what
  /// follows a kill. What it has begun, a run of ccusage say, goes on.
  private static Showing within(long nanos, ForeignPipeline pipeline, LogicalProcess self)
      throws IOException, InterruptedException {
    var task = new FutureTask<>(pipeline::render);
    Thread process = Thread.ofPlatform().daemon().start(task);
    try {
      return task.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      self.close();
      process.interrupt();
      process.join();
      return pipeline.cutOff();
    } catch (ExecutionException e) {
      throw new IOException("a render failed: " + e.getCause(), e);
    }
  }
}
