package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;

/// The fake keeps the contract that kernel locks keep.
class FakeLocksTest extends LocksContract {
  private static final Path FOLDER = Path.of("/folder");

  private final FakeMachine machine = new FakeMachine();
  private final Host host = machine.host();

  FakeLocksTest() {
    machine.disk.place(FOLDER, Disk.Kind.DIRECTORY, MemoryDisk.OWNER);
  }

  @Override
  Locks locks() {
    return host.locks();
  }

  @Override
  Disk disk() {
    return machine.disk;
  }

  @Override
  Path folder() {
    return FOLDER;
  }

  @Override
  void place(Path path, Disk.Kind kind) {
    machine.disk.place(path, kind, MemoryDisk.OWNER);
  }

  @Override
  long pid() {
    return host.processes().pid();
  }

  @Override
  Rival rival(Path file) throws IOException {
    long pid = machine.spawn().pid();
    Locks.Held held = machine.locks.of(pid).tryLock(file);
    return new Rival() {
      @Override
      public long pid() {
        return pid;
      }

      @Override
      public void kill() {
        machine.processes.end(pid);
      }

      @Override
      public void release() {
        if (held != null) {
          held.close();
        }
      }

      @Override
      public void close() {
        kill();
      }
    };
  }
}
