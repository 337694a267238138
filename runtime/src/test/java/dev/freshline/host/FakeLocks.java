package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The kernel's table of locks on a [MemoryDisk], as one process sees it.
///
/// As in the kernel, a lock belongs to an inode and a process, not to a path; [#end] frees whatever
/// a process held.
public final class FakeLocks implements Locks {
  private final MemoryDisk disk;
  private final long pid;
  private final Map<Long, Long> owners;

  public FakeLocks(MemoryDisk disk, long pid) {
    this(disk, pid, new HashMap<>());
  }

  private FakeLocks(MemoryDisk disk, long pid, Map<Long, Long> owners) {
    this.disk = disk;
    this.pid = pid;
    this.owners = owners;
  }

  /// The same table, for another process.
  public FakeLocks of(long other) {
    return new FakeLocks(disk, other, owners);
  }

  /// Frees all that a process held, as its death does.
  public void end(long dead) {
    synchronized (owners) {
      owners.values().removeIf(owner -> owner == dead);
    }
  }

  @Override
  public @Nullable Held tryLock(Path file) throws IOException {
    synchronized (owners) {
      long inode = inodeOf(file);
      if (owners.putIfAbsent(inode, pid) != null) {
        return null;
      }
      return new Grip(inode);
    }
  }

  private long inodeOf(Path file) throws IOException {
    Disk.Facts facts = disk.stat(file);
    if (facts == null) {
      disk.create(file, new byte[0]);
      return inodeOf(file);
    }
    if (facts.kind() != Disk.Kind.FILE || facts.ownerUid() != MemoryDisk.OWNER) {
      throw new IOException(
          file + " must be a regular file of ours, found " + facts.kind() + "; remove it");
    }
    return facts.inode();
  }

  @Override
  public OptionalLong ownerOf(Path file) {
    synchronized (owners) {
      Disk.Facts facts = disk.stat(file);
      Long owner = facts == null ? null : owners.get(facts.inode());
      return owner == null ? OptionalLong.empty() : OptionalLong.of(owner);
    }
  }

  private final class Grip implements Held {
    private final long inode;
    private boolean open = true;

    Grip(long inode) {
      this.inode = inode;
    }

    @Override
    public long inode() {
      return inode;
    }

    @Override
    public void close() {
      synchronized (owners) {
        if (open) {
          open = false;
          owners.remove(inode, pid);
        }
      }
    }
  }
}
