package dev.freshline.bench.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// A process that wants the same lock: takes it, holds it, releases it, and begins again.
///
/// Arguments: the folder of the lock, how many microseconds to hold it (0 for ever), how many to
/// leave it alone, and the protocol whose lock it is. Writes `ready` once it has had it, and ends
/// with its standard input.
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
    try {
      var lock = AnyLock.of(args[3], Path.of(args[0]));
      compete(lock, Long.parseLong(args[1]) * NANOS, Long.parseLong(args[2]) * NANOS);
    } catch (IOException e) {
      System.err.println("a rival: " + e);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void compete(AnyLock lock, long hold, long pause) throws IOException {
    boolean isReady = false;
    while (true) {
      AnyLock.Held held = lock.tryAcquire();
      if (held != null) {
        isReady = isReady || say("ready");
        if (hold == 0) {
          LockSupport.park();
        }
        LockSupport.parkNanos(hold);
        held.release();
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
