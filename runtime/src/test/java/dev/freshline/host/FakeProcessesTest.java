package dev.freshline.host;

import java.util.Map;

/// The fake keeps the contract that real processes keep.
class FakeProcessesTest extends ProcessesContract {
  private final FakeProcesses processes = new FakeProcesses(new FakeClock());

  @Override
  Processes processes() {
    return processes;
  }

  @Override
  long spawn(Map<String, String> environment) {
    return processes.spawn(environment).pid();
  }

  @Override
  long zombie() {
    long pid = spawn(Map.of(NAME, "zombie"));
    processes.makeZombie(pid);
    return pid;
  }

  @Override
  long dead() {
    long pid = spawn(Map.of());
    processes.end(pid);
    return pid;
  }

  @Override
  boolean hasEnded(long pid) {
    return processes.find(pid) == null;
  }
}
