package dev.freshline.host;

import dev.freshline.stress.sim.machine.SimProcess;
import java.util.Map;

class SimProcessesTest extends ProcessesContract {
  final Simulated simulated = new Simulated();

  @Override
  Processes processes() {
    return simulated.host.processes();
  }

  @Override
  long spawn(Map<String, String> environment) {
    return simulated.spawn(environment).pid();
  }

  @Override
  long zombie() {
    SimProcess process = simulated.spawn(Map.of(NAME, "zombie"));
    simulated.machine.leaveZombies(true);
    process.die();
    simulated.machine.leaveZombies(false);
    return process.pid();
  }

  @Override
  long dead() {
    SimProcess process = simulated.spawn(Map.of());
    process.die();
    return process.pid();
  }

  @Override
  boolean hasEnded(long pid) {
    return processes().find(pid) == null;
  }
}
