package dev.freshline.bench.micro;

import dev.freshline.lease.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// A process that wants the same lease: takes it, holds it, releases it, and begins again.
///
/// Arguments: the folder of the lease, how many microseconds to hold it (0 for ever), and how many
/// to leave it alone. Writes `ready` once it has had it, and ends with its standard input.
public final class Rival {
  private static final long NANOS = 1_000;

  private Rival() {}

  public static void main(String[] args) throws IOException {
    Thread.ofPlatform().daemon().start(() -> compete(args));
    while (System.in.read() >= 0) {
      // until whoever started it is done
    }
    Runtime.getRuntime().halt(0);
  }

  private static void compete(String[] args) {
    var leases = LeaseCost.leases(Path.of(args[0]));
    long hold = Long.parseLong(args[1]) * NANOS;
    long pause = Long.parseLong(args[2]) * NANOS;
    boolean isReady = false;
    while (true) {
      if (leases.tryAcquire("rival", 0) instanceof Lease lease) {
        isReady = isReady || say("ready");
        if (hold == 0) {
          LockSupport.park();
        }
        LockSupport.parkNanos(hold);
        lease.close();
      }
      LockSupport.parkNanos(pause);
    }
  }

  private static boolean say(String word) {
    System.out.println(word);
    System.out.flush();
    return true;
  }
}
