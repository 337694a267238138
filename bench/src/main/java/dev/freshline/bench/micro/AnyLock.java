package dev.freshline.bench.micro;

import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.stress.foreign.ForeignHost;
import dev.freshline.stress.foreign.ForeignLock;
import dev.freshline.stress.protocol.Profiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The lock of a protocol, ours or another's, by the code that the gate plays.
@FunctionalInterface
interface AnyLock {
  /// Our own.
  String OURS = "freshline";

  /// Returns at once; null when another process has it.
  @Nullable Held tryAcquire() throws IOException;

  /// What was acquired.
  @FunctionalInterface
  interface Held {
    void release() throws IOException;
  }

  /// @param protocol by its name, of [Profiles#NAMES]
  /// @param folder that all who want it share
  static AnyLock of(String protocol, Path folder) {
    if (protocol.equals(OURS)) {
      Leases leases = LeaseCost.leases(folder);
      return () -> leases.tryAcquire("bench", 0) instanceof Lease lease ? lease::close : null;
    }
    return unlessVanished(
        ForeignLock.of(
            Profiles.named(protocol).lock(), ForeignHost.real(), folder, UnaryOperator.identity()));
  }

  /// A file that went while it was looked at was a rival's, who has just released: there was
  /// nothing to take, and nothing of ours to give back.
  static AnyLock unlessVanished(ForeignLock lock) {
    return () -> {
      try {
        ForeignLock.Held held = lock.tryAcquire();
        return held == null ? null : () -> release(held);
      } catch (FileNotFoundException | NoSuchFileException e) {
        return null;
      }
    };
  }

  private static void release(ForeignLock.Held held) throws IOException {
    try {
      held.release();
    } catch (FileNotFoundException | NoSuchFileException e) {
      // not ours any more
    }
  }
}
