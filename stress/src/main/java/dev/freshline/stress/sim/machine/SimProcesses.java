package dev.freshline.stress.sim.machine;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Processes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The simulated processes as one of them sees them.
final class SimProcesses implements Processes {
  private final SimMachine machine;
  private final SimProcess process;

  SimProcesses(SimMachine machine, SimProcess process) {
    this.machine = machine;
    this.process = process;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public ProcessIdentity self() {
    return process.identity();
  }

  @Override
  public @Nullable ProcessIdentity find(long pid) {
    Path subject = machine.subject(() -> "pid " + pid);
    process.step(Op.FIND, subject);
    SimProcess found = machine.process(pid);
    if (found == null || !found.isAlive()) {
      process.saw(Op.FIND, subject, 0, "gone");
      return null;
    }
    process.saw(Op.FIND, subject, found.identity().startTicks(), "alive");
    return found.identity();
  }

  @Override
  public List<ProcessIdentity> withEnvironment(String name, String value) {
    Path subject = machine.subject(() -> value);
    process.step(Op.SWEEP, subject);
    var found = new ArrayList<ProcessIdentity>();
    for (SimProcess other : machine.living()) {
      if (other != process && value.equals(other.variable(name))) {
        found.add(other.identity());
      }
    }
    process.saw(Op.SWEEP, subject, found.hashCode(), () -> found.size() + " found");
    return found;
  }

  @Override
  public boolean kill(ProcessIdentity victim) {
    Path subject = machine.subject(() -> "pid " + victim.pid());
    process.step(Op.KILL, subject);
    SimProcess found = machine.process(victim.pid());
    if (found == null || !found.isAlive() || !isProven(victim, found)) {
      process.saw(Op.KILL, subject, 0, "not it");
      return false;
    }
    process.saw(Op.KILL, subject, 1, () -> found.name() + " dies");
    found.die();
    return true;
  }

  private static boolean isProven(ProcessIdentity victim, SimProcess found) {
    return victim.isProvable() && found.identity().equals(victim);
  }

  @Override
  public Child start(ChildSpec spec) {
    return Supervised.start(machine, process, spec);
  }

  @Override
  public void detach(List<String> command) {
    Path subject = Path.of(command.getFirst());
    process.step(Op.DETACH, subject);
    process.saw(Op.DETACH, subject, 0);
    machine.detach(process, command);
  }
}
