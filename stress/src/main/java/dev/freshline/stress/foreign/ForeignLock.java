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
  /// @param self that is to hold it
  /// @throws IllegalArgumentException for a kind that is not another's lock on files
  static ForeignLock of(Protocol.Lock lock, Path folder, UnaryOperator<Duration> scale, Self self) {
    Duration stale = lock.staleAfter();
    Duration staleAfter = stale == null ? null : scale.apply(stale);
    Duration beat = lock.heartbeat();
    Path file = folder.resolve("billing.lock");
    return switch (lock.kind()) {
      case NONE -> () -> () -> {};
      case PIDFILE -> new PidFile(file, staleAfter, lock.stealsFromLiving(), self);
      case MKDIR -> new LockFolder(file, staleAfter, beat == null ? null : scale.apply(beat), self);
      case KERNEL -> new KernelLock(file, self);
      case LEASE ->
          throw new IllegalArgumentException(
              "lock.kind: expected kernel, pidfile, mkdir or none, found lease;"
                  + " a store that all share is not played here");
    };
  }
}
