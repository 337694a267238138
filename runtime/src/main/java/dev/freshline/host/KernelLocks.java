package dev.freshline.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// POSIX record locks (`fcntl(2)`) on whole files.
///
/// POSIX drops a process's lock when *any* descriptor of the file is closed in that process. So a
/// lock file is opened once for the life of the JVM, through one guard per path, and nothing else
/// may open it.
public final class KernelLocks implements Locks {
  private static final Path PROC_LOCKS = Path.of("/proc/locks");

  /// One for the whole JVM, because the kernel's rule is for the whole process.
  private static final ConcurrentMap<Path, Guard> GUARDS = new ConcurrentHashMap<>();

  private final Disk disk;

  public KernelLocks(Disk disk) {
    this.disk = disk;
  }

  @Override
  public @Nullable Held tryLock(Path file) throws IOException {
    Path key = file.toAbsolutePath().normalize();
    return GUARDS.computeIfAbsent(key, path -> new Guard(path)).tryLock(disk);
  }

  /// Reads lines such as `1: POSIX  ADVISORY  WRITE 4127 08:01:131090 0 EOF`.
  @Override
  public OptionalLong ownerOf(Path file) throws IOException {
    Disk.Facts facts = disk.stat(file);
    if (facts == null || !Files.isReadable(PROC_LOCKS)) {
      return OptionalLong.empty();
    }
    String inode = ":" + facts.inode();
    for (String line : Files.readAllLines(PROC_LOCKS)) {
      String[] words = line.trim().split("\\s+", -1);
      boolean held = words.length >= 6 && words[1].equals("POSIX") && words[3].equals("WRITE");
      if (held && words[5].endsWith(inode)) {
        long pid = Long.parseLong(words[4]);
        return pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /// The one channel that this JVM has on a lock file, and the rule that one thread holds it at a
  /// time.
  ///
  /// Whoever has set `taken` owns the other fields.
  private static final class Guard {
    private static final long ABSENT = -1;

    private final Path path;
    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable FileChannel channel;
    private long inode = ABSENT;

    Guard(Path path) {
      this.path = path;
    }

    @Nullable Held tryLock(Disk disk) throws IOException {
      if (!taken.compareAndSet(false, true)) {
        return null;
      }
      Grip grip = null;
      try {
        grip = tryKept(disk);
        return grip;
      } finally {
        if (grip == null) {
          taken.set(false);
        }
      }
    }

    /// By the kept channel, if the path still leads to its file: a look after the try is enough,
    /// since an inode that is open is not given to another file.
    private @Nullable Grip tryKept(Disk disk) throws IOException {
      FileChannel kept = channel;
      if (kept == null) {
        return tryOpened(disk, inodeAt(disk));
      }
      FileLock lock = kept.tryLock();
      try {
        long found = inodeAt(disk);
        if (found == inode) {
          return lock == null ? null : new Grip(lock, inode);
        }
        drop(kept);
        return tryOpened(disk, found);
      } catch (IOException e) {
        drop(kept);
        throw e;
      }
    }

    /// By a new channel. Java cannot ask an open file for its inode; so the path must lead to the
    /// same one before and after.
    ///
    /// @param found before it is opened
    private @Nullable Grip tryOpened(Disk disk, long found) throws IOException {
      var options =
          Set.<OpenOption>of(
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              NOFOLLOW_LINKS);
      FileChannel opened = FileChannel.open(path, options, RealDisk.ownerOnly());
      channel = opened;
      try {
        inode = found == ABSENT ? inodeAt(disk) : found;
        FileLock lock = opened.tryLock();
        if (lock == null) {
          return null;
        }
        if (inodeAt(disk) != inode) {
          throw new IOException(
              path + " was replaced while it was being locked; the next try may succeed");
        }
        return new Grip(lock, inode);
      } catch (IOException e) {
        drop(opened);
        throw e;
      }
    }

    /// Nobody here holds a lock on it, or one that proved worthless.
    private void drop(FileChannel unfit) throws IOException {
      channel = null;
      unfit.close();
    }

    private long inodeAt(Disk disk) throws IOException {
      Disk.Facts facts = disk.stat(path);
      if (facts == null) {
        return ABSENT;
      }
      if (facts.kind() != Disk.Kind.FILE) {
        throw new IOException(
            path + " must be a regular file, found " + facts.kind() + "; remove it");
      }
      long uid = RealProcesses.currentUid();
      if (facts.ownerUid() != uid) {
        throw new IOException(
            path
                + " must belong to uid "
                + uid
                + ", found uid "
                + facts.ownerUid()
                + "; remove it or set FRESHLINE_HOME");
      }
      return facts.inode();
    }

    private final class Grip implements Held {
      private final FileLock lock;
      private final long lockedInode;

      Grip(FileLock lock, long lockedInode) {
        this.lock = lock;
        this.lockedInode = lockedInode;
      }

      @Override
      public long inode() {
        return lockedInode;
      }

      @Override
      public void close() {
        if (!lock.isValid()) {
          return;
        }
        try {
          lock.release();
          taken.set(false);
        } catch (IOException e) {
          // Stays taken in this JVM: the kernel may still count it as ours, and frees it with the
          // process.
          throw new UncheckedIOException(path + " could not be unlocked", e);
        }
      }
    }
  }
}
