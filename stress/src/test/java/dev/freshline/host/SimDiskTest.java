package dev.freshline.host;

import dev.freshline.stress.sim.machine.SimFiles;
import java.nio.file.Path;

class SimDiskTest extends DiskContract {
  final Simulated simulated = new Simulated();

  @Override
  Disk disk() {
    return simulated.host.disk();
  }

  @Override
  Path folder() {
    return Simulated.FOLDER;
  }

  @Override
  void place(Path path, Disk.Kind kind) {
    simulated.place(path, kind);
  }

  @Override
  void placeForeignDirectory(Path path) {
    simulated.machine.files().place(path, Disk.Kind.DIRECTORY, new byte[0], SimFiles.OWNER + 1);
  }
}
