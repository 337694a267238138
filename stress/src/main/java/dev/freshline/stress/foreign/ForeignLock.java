package dev.freshline.stress.foreign;

import dev.freshline.host.Locks;
import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What another pipeline calls its lock.
public interface ForeignLock {
  /// By which sessions find each other.
  String NAME = "billing.lock";

  /// Returns at once; null when somebody else has it.
  @Nullable Held tryAcquire() throws IOException;

  /// A lock that this process believes to hold.
  interface Held {
    void release() throws IOException;
  }

  /// @param scale by which the protocol's durations are multiplied
  /// @throws IllegalArgumentException for a lease whose time to live is left open
  static ForeignLock of(
      Protocol.Lock lock, ForeignHost host, Path folder, UnaryOperator<Duration> scale) {
    Path file = folder.resolve(NAME);
    Duration staleAfter = scaled(lock.staleAfter(), scale);
    Duration heartbeat = scaled(lock.heartbeat(), scale);
    return switch (lock.kind()) {
      case NONE -> () -> () -> {};
      case PIDFILE -> new PidFile(host, file, staleAfter, lock.stealsFromLiving());
      case MKDIR -> new LockFolder(host, file, staleAfter, heartbeat);
      case KERNEL -> () -> kernel(host.locks().tryLock(file));
      case LEASE -> new LeaseRow(host, file, ttl(staleAfter), heartbeat);
    };
  }

  private static @Nullable Held kernel(Locks.@Nullable Held held) {
    return held == null ? null : held::close;
  }

  private static @Nullable Duration scaled(
      @Nullable Duration duration, UnaryOperator<Duration> scale) {
    return duration == null ? null : scale.apply(duration);
  }

  private static Duration ttl(@Nullable Duration staleAfter) {
    if (staleAfter == null) {
      throw new IllegalArgumentException(
          "lock.staleAfter: expected a duration beside lock.kind=lease, found none; set it");
    }
    return staleAfter;
  }
}
