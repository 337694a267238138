package dev.freshline.stress.foreign;

import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What another pipeline calls its lock.
interface ForeignLock {
  /// Returns at once; null when somebody else has it.
  @Nullable Held tryAcquire() throws IOException;

  /// A lock that this process believes to hold.
  interface Held {
    void release() throws IOException;
  }

  /// @param scale by which the protocol's durations are multiplied
  /// @throws IllegalArgumentException for a kind that is not another's lock on files
  static ForeignLock of(Protocol.Lock lock, Path folder, UnaryOperator<Duration> scale) {
    Duration stale = lock.staleAfter();
    Duration staleAfter = stale == null ? null : scale.apply(stale);
    Duration beat = lock.heartbeat();
    return switch (lock.kind()) {
      case NONE -> () -> () -> {};
      case PIDFILE ->
          new PidFile(folder.resolve("billing.lock"), staleAfter, lock.stealsFromLiving());
      case MKDIR ->
          new LockFolder(
              folder.resolve("billing.lock"), staleAfter, beat == null ? null : scale.apply(beat));
      case KERNEL, LEASE ->
          throw new IllegalArgumentException(
              "lock.kind: expected pidfile, mkdir or none, found " + lock.kind());
    };
  }
}
