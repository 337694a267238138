package dev.freshline.host;

import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimFiles;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.recall.Memory;
import dev.freshline.stress.sim.search.Replay;
import java.nio.file.Path;
import java.util.Map;

/// A simulated machine at rest, looked at from outside any run.
final class Simulated {
  static final Path FOLDER = Path.of("/folder");

  final SimMachine machine =
      new SimMachine(new Replay(new int[0]), Bounds.QUIET, Carrier.best(), Trace.hashed());
  final SimProcess self = machine.process(100, "self", Map.of());
  final Host host = self.host();
  private long pids = 200;

  Simulated() {
    machine.files().directory(FOLDER);
  }

  /// The same ports as they are when what is asked of them is kept.
  Host recorded() {
    var ports = new Host[1];
    new Memory().run("a test", host, recorded -> ports[0] = recorded);
    return ports[0];
  }

  SimProcess spawn(Map<String, String> environment) {
    return machine.process(++pids, "other", environment);
  }

  void place(Path path, Disk.Kind kind) {
    machine.files().place(path, kind, new byte[0], SimFiles.OWNER);
  }
}
