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
    Path subject = Path.of("pid " + pid);
    process.step(Op.FIND, subject);
    SimProcess found = machine.process(pid);
    boolean alive = found != null && found.isAlive();
    process.saw(
        Op.FIND, subject, alive ? found.identity().startTicks() : 0, alive ? "alive" : "gone");
    return alive ? found.identity() : null;
  }

  @Override
  public List<ProcessIdentity> withEnvironment(String name, String value) {
    Path subject = Path.of(value);
    process.step(Op.SWEEP, subject);
    var found = new ArrayList<ProcessIdentity>();
    for (SimProcess other : machine.living()) {
      if (other != process && value.equals(other.variable(name))) {
        found.add(other.identity());
      }
    }
    process.saw(Op.SWEEP, subject, found.hashCode(), found.size() + " found");
    return found;
  }

  @Override
  public boolean kill(ProcessIdentity victim) {
    Path subject = Path.of("pid " + victim.pid());
    process.step(Op.KILL, subject);
    SimProcess found = machine.process(victim.pid());
    boolean killed = victim.isProvable() && found != null && found.isAlive();
    killed = killed && found.identity().equals(victim);
    process.saw(Op.KILL, subject, killed ? 1 : 0, killed ? found.name() + " dies" : "not it");
    if (killed && found != null) {
      found.die();
    }
    return killed;
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
