package dev.freshline.host;

import java.time.Duration;

/// What is piped into this process, read within bounds of time and size.
///
/// The writer may keep its end open for ever, so the end of the stream is not what a reader may
/// wait for.
public interface StandardInput {
  /// Why reading stopped.
  enum Ending {
    /// The reader had all it needed.
    COMPLETE,
    /// The stream ended or failed.
    END,
    /// The time was up.
    TIME,
    /// The limit was reached.
    SIZE
  }

  /// What was read until then.
  ///
  /// @param bytes whose first `length` were read; what follows them is meaningless
  record Received(byte[] bytes, int length, Ending ending) {}

  /// Looks at bytes as they arrive, each once.
  interface Completion {
    /// Whether no more need be read, now that `bytes[from..to)` have arrived too.
    boolean isComplete(byte[] bytes, int from, int to);
  }

  /// Reads until `completion` is satisfied, the stream ends, or a bound is reached.
  ///
  /// @param limit most bytes read
  /// @param within longest wait
  Received read(int limit, Duration within, Completion completion);
}
