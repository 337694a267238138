package dev.freshline.host;

import java.nio.file.Path;

/// The fake keeps the contract that the real disk keeps.
class MemoryDiskTest extends DiskContract {
  private static final Path FOLDER = Path.of("/folder");

  private final MemoryDisk disk =
      new MemoryDisk().place(FOLDER, Disk.Kind.DIRECTORY, MemoryDisk.OWNER);

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  Path folder() {
    return FOLDER;
  }

  @Override
  void place(Path path, Disk.Kind kind) {
    disk.place(path, kind, MemoryDisk.OWNER);
  }

  @Override
  void placeForeignDirectory(Path path) {
    disk.place(path, Disk.Kind.DIRECTORY, MemoryDisk.OWNER + 1);
  }
}
