package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;

/// A process that takes a lock, says so, and keeps it until a byte comes in; then it lives on.
public final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    Locks.Held held = new KernelLocks(new RealDisk()).tryLock(Path.of(args[0]));
    System.out.println(held == null ? "busy" : "held");
    if (held != null && System.in.read() >= 0) {
      held.close();
      System.out.println("released");
      System.in.read();
    }
  }
}
