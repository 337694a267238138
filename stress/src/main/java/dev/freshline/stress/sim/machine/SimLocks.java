package dev.freshline.stress.sim.machine;

import dev.freshline.host.Disk;
import dev.freshline.host.Locks;
import dev.freshline.stress.sim.machine.SimFiles.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The kernel's locks as one process sees them: of an inode and a process, freed by its death.
///
/// Opening, locking, and finding out what was locked are three steps, as in the real adapter: a
/// path can be made to lead elsewhere between any two.
final class SimLocks implements Locks {
  private static final byte[] NOTHING = {};

  private final SimMachine machine;
  private final SimProcess process;

  SimLocks(SimMachine machine, SimProcess process) {
    this.machine = machine;
    this.process = process;
  }

  @Override
  public @Nullable Held tryLock(Path file) throws IOException {
    long inode = machine.isTampered() ? found(file) : inodeOf(file);
    process.step(Op.LOCK, file);
    boolean got = machine.lock(inode, process);
    process.saw(Op.LOCK, file, got ? 1 : 0, got ? "" : "is taken");
    if (!got) {
      return null;
    }
    if (machine.isTampered()) {
      requireStill(file, inode);
    }
    machine.referee().acquired(file, process);
    return new Grip(file, inode);
  }

  /// Which file it is that will be locked decides what the process does next, so it has seen that.
  private long found(Path file) throws IOException {
    process.step(Op.STAT, file);
    long inode = inodeOf(file);
    process.saw(Op.STAT, file, inode, "is there");
    return inode;
  }

  private long inodeOf(Path file) throws IOException {
    Node node = machine.files().get(file);
    if (node == null) {
      node =
          Node.of(
              Disk.Kind.FILE, NOTHING, process.nextInode(), machine.epochMillis(), SimFiles.OWNER);
      machine.files().set(file, node);
    }
    if (node.kind() != Disk.Kind.FILE || node.owner() != SimFiles.OWNER) {
      throw new IOException(
          file + " must be a regular file of ours, found " + node.kind() + "; remove it");
    }
    return node.inode();
  }

  private void requireStill(Path file, long inode) throws IOException {
    process.step(Op.STAT, file);
    Node node = machine.files().get(file);
    boolean still = node != null && node.inode() == inode;
    process.saw(Op.STAT, file, still ? 1 : 0, still ? "is the same" : "is another");
    if (!still) {
      machine.unlock(inode, process);
      throw new IOException(
          file + " was replaced while it was being locked; the next try may succeed");
    }
  }

  @Override
  public OptionalLong ownerOf(Path file) {
    process.step(Op.OWNER, file);
    Node node = machine.files().get(file);
    SimProcess owner = node == null ? null : machine.lockOwner(node.inode());
    process.saw(Op.OWNER, file, owner == null ? 0 : owner.pid());
    return owner == null ? OptionalLong.empty() : OptionalLong.of(owner.pid());
  }

  private final class Grip implements Held {
    private final Path file;
    private final long inode;
    private boolean open = true;

    Grip(Path file, long inode) {
      this.file = file;
      this.inode = inode;
    }

    @Override
    public long inode() {
      return inode;
    }

    @Override
    public void close() {
      if (open) {
        process.step(Op.UNLOCK, file);
        open = false;
        machine.unlock(inode, process);
        machine.referee().released(file, process);
        process.saw(Op.UNLOCK, file, 0);
      }
    }
  }
}
