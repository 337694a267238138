package dev.freshline.lease;

import dev.freshline.host.Disk;
import dev.freshline.host.Locks;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The right to refresh, held until closed or until this process dies.
public final class Lease implements Acquisition, AutoCloseable {
  private final LeaseFiles files;
  private final Disk disk;
  private final Locks.Held lock;
  private final HolderRecord record;
  private final boolean recorded;
  private final @Nullable HolderRecord died;

  Lease(
      LeaseFiles files,
      Disk disk,
      Locks.Held lock,
      HolderRecord record,
      boolean recorded,
      @Nullable HolderRecord died) {
    this.files = files;
    this.disk = disk;
    this.lock = lock;
    this.record = record;
    this.recorded = recorded;
    this.died = died;
  }

  public long token() {
    return record.token();
  }

  public HolderRecord record() {
    return record;
  }

  /// The holder before, if it ended without releasing, or null.
  public @Nullable HolderRecord died() {
    return died;
  }

  /// Whether the lock file still is the file that was locked. If somebody replaced it, others may
  /// lock the new one meanwhile, and what this holder found must not be published.
  public boolean isIntact() throws IOException {
    Disk.Facts facts = disk.stat(files.lock());
    return facts != null && facts.inode() == lock.inode();
  }

  /// Releases: first the record moves aside, then the lock is free, so that a free lock has no
  /// holder.
  @Override
  public void close() {
    try {
      if (recorded && isIntact()) {
        disk.rename(files.holder(), files.lastHolder());
      }
    } catch (IOException e) {
      // The record is advisory: left behind, it names a process that no longer holds the lock.
      return;
    } finally {
      lock.close();
    }
  }
}
