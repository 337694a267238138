package dev.freshline.stress.mutant;

import dev.freshline.billing.Decision;
import dev.freshline.billing.Feed;
import dev.freshline.cache.ReadingCache;
import dev.freshline.child.SupervisedChild;
import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.Locks;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealProcesses;
import dev.freshline.lease.Holder;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Takeover;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Uptime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// What the mutants do instead: each method stands for the production method of its name, with the
/// receiver as its first parameter.
public final class Broken {
  private Broken() {}

  /// Says that it holds, and holds nothing.
  public static Locks.Held tryLock(KernelLocks receiver, Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    long inode = ((Number) Files.getAttribute(file, "unix:ino")).longValue();
    return new NothingHeld(inode);
  }

  private record NothingHeld(long inode) implements Locks.Held {
    @Override
    public void close() {}
  }

  public static Child start(RealProcesses receiver, ChildSpec spec) throws IOException {
    return PlainChild.start(spec);
  }

  public static boolean isIntact(Lease receiver) {
    return true;
  }

  public static boolean isSuperseded(Lease lease, long published) {
    return false;
  }

  /// As if whoever holds the lease knew best.
  public static Decision decideAgain(Feed<?> feed, Readings current, Moment now, boolean forced) {
    return feed.decide(current, now, true);
  }

  public static Takeover.Verdict tryFree(Takeover receiver, Holder holder) {
    return new Takeover.Verdict.NotStuck();
  }

  public static @Nullable String doubtAbout(Takeover receiver, ProcessIdentity claimed) {
    return null;
  }

  public static int sweep(SupervisedChild receiver) {
    return 0;
  }

  /// Half of it, a moment, the other half; who reads meanwhile, or is killed in between, has torn
  /// content.
  public static void rename(RealDisk receiver, Path from, Path to) throws IOException {
    byte[] content = Files.readAllBytes(from);
    int half = content.length / 2;
    try (var out =
        Files.newOutputStream(
            to,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      out.write(content, 0, half);
      Thread.sleep(TORN_MILLIS);
      out.write(content, half, content.length - half);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.delete(from);
  }

  private static final long TORN_MILLIS = 30;

  public static void requireRoom(ReadingCache receiver) {}

  public static @Nullable BasicFileAttributes regular(Path file) throws IOException {
    return Files.exists(file) ? Files.readAttributes(file, BasicFileAttributes.class) : null;
  }

  public static @Nullable Uptime uptime(RealClock receiver) {
    return null;
  }
}
