package dev.freshline.stress.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What other pipelines do to a machine that ours never does, in steps small enough to crash
/// between.
public interface ForeignPort {
  /// The pid of this process.
  long pid();

  /// Whether a process answers to signal 0. A zombie does, and so does whoever has the pid by now.
  boolean isAlive(long pid);

  /// Makes a directory; false when something stands there.
  boolean makeDirectory(Path directory) throws IOException;

  /// Removes an empty directory. Nothing to remove is no error.
  void removeDirectory(Path directory) throws IOException;

  /// Dates a file or directory to the present of the wall clock.
  ///
  /// @throws java.nio.file.NoSuchFileException when nothing stands there
  void touch(Path path) throws IOException;

  /// Starts a child that nobody supervises: it lives on when we die.
  ///
  /// @param folder for the file that its answer goes to
  PlainChild start(List<String> command, Path folder) throws IOException;

  /// Repeats a step in the background until it is stopped or fails, or this process ends.
  Heart repeat(Duration every, Beat beat);

  /// A child of ours.
  interface PlainChild extends AutoCloseable {
    /// How it ended.
    record Ended(int code, byte[] output) {}

    /// Waits until it has ended, or the time is up; null then.
    ///
    /// @param atMost null to wait for ever
    @Nullable Ended await(@Nullable Duration atMost) throws IOException, InterruptedException;

    /// Asks it to end (SIGTERM).
    void terminate();

    /// Ends it (SIGKILL) and waits for that.
    ///
    /// @param tree whether its descendants are ended with it, or it alone
    void kill(boolean tree) throws InterruptedException;

    /// Removes the file of its answer. The child is left as it is.
    @Override
    void close() throws IOException;
  }

  /// One repeated step.
  @FunctionalInterface
  interface Beat {
    void run() throws IOException;
  }

  /// A repetition that can be stopped.
  @FunctionalInterface
  interface Heart {
    void stop();
  }
}
