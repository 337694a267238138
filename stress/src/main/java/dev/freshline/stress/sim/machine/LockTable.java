package dev.freshline.stress.sim.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kernel's locks: of an inode and a process. There are few at a time.
final class LockTable {
  private record Lock(long inode, SimProcess owner) {}

  private final List<Lock> locks = new ArrayList<>();

  /// Whether the process has it from now on; not if anybody had it, itself included.
  boolean lock(long inode, SimProcess process) {
    if (owner(inode) != null) {
      return false;
    }
    locks.add(new Lock(inode, process));
    return true;
  }

  void unlock(long inode, SimProcess process) {
    if (owner(inode) == process) {
      locks.removeIf(lock -> lock.inode == inode);
    }
  }

  @Nullable SimProcess owner(long inode) {
    for (Lock lock : locks) {
      if (lock.inode == inode) {
        return lock.owner;
      }
    }
    return null;
  }

  boolean hasAny(SimProcess process) {
    for (Lock lock : locks) {
      if (lock.owner == process) {
        return true;
      }
    }
    return false;
  }

  /// Frees all that a process has.
  void free(SimProcess process) {
    if (hasAny(process)) {
      locks.removeIf(lock -> lock.owner == process);
    }
  }

  long hash() {
    long sum = 0;
    for (Lock lock : locks) {
      sum += Hash.mix(lock.inode, lock.owner.pid());
    }
    return sum;
  }
}
