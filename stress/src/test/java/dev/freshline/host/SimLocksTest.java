package dev.freshline.host;

import dev.freshline.stress.sim.machine.SimProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

class SimLocksTest extends LocksContract {
  final Simulated simulated = new Simulated();

  @Override
  Locks locks() {
    return simulated.host.locks();
  }

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
  long pid() {
    return simulated.self.pid();
  }

  @Override
  Rival rival(Path file) throws IOException {
    SimProcess process = simulated.spawn(Map.of());
    Locks.Held held = Objects.requireNonNull(process.host().locks().tryLock(file));
    return new Rival() {
      @Override
      public long pid() {
        return process.pid();
      }

      @Override
      public void kill() {
        process.die();
      }

      @Override
      public void release() {
        held.close();
      }

      @Override
      public void close() {
        process.die();
      }
    };
  }
}
