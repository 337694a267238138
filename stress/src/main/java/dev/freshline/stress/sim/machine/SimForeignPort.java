package dev.freshline.stress.sim.machine;

import dev.freshline.host.Disk;
import dev.freshline.stress.foreign.ForeignPort;
import dev.freshline.stress.sim.machine.SimFiles.Node;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What others do to the simulated machine.
final class SimForeignPort implements ForeignPort {
  private final SimMachine machine;
  private final SimProcess process;

  SimForeignPort(SimMachine machine, SimProcess process) {
    this.machine = machine;
    this.process = process;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive(long pid) {
    Path subject = machine.subject(() -> "pid " + pid);
    process.step(Op.FIND, subject);
    SimProcess found = machine.process(pid);
    boolean zombie = found != null && found.isZombie();
    boolean answers = zombie || (found != null && found.isAlive());
    String text = zombie ? "a zombie, taken for alive" : answers ? "alive" : "gone";
    process.saw(Op.FIND, subject, answers ? 1 : 0, text);
    return answers;
  }

  @Override
  public boolean makeDirectory(Path directory) {
    process.step(Op.MAKE_DIRECTORY, directory);
    boolean made = machine.files().get(directory) == null;
    if (made) {
      machine.files().set(directory, directoryNode());
    }
    process.saw(Op.MAKE_DIRECTORY, directory, made ? 1 : 0, made ? "" : "is there");
    if (made) {
      machine.referee().created(directory, process);
    }
    return made;
  }

  private Node directoryNode() {
    return Node.of(
        Disk.Kind.DIRECTORY,
        new byte[0],
        process.nextInode(),
        machine.epochMillis(),
        SimFiles.OWNER);
  }

  @Override
  public void removeDirectory(Path directory) {
    process.step(Op.REMOVE_DIRECTORY, directory);
    Node removed = machine.files().remove(directory);
    process.saw(
        Op.REMOVE_DIRECTORY, directory, removed == null ? 0 : 1, removed == null ? "absent" : "");
    if (removed != null) {
      machine.referee().deleted(directory, process);
    }
  }

  @Override
  public void touch(Path path) throws IOException {
    process.step(Op.TOUCH, path);
    Node node = machine.files().get(path);
    process.saw(Op.TOUCH, path, node == null ? 0 : 1, node == null ? "absent" : "");
    if (node == null) {
      throw new NoSuchFileException(path.toString());
    }
    machine.files().set(path, node.with(node.content(), machine.epochMillis()));
  }

  @Override
  public PlainChild start(List<String> command, Path folder) {
    return Unsupervised.start(machine, process);
  }

  @Override
  public Heart repeat(Duration every, Beat beat) {
    var stopped = new boolean[1];
    process.start(
        () -> {
          while (!stopped[0]) {
            process.waitUntil(() -> stopped[0], every);
            if (!stopped[0] && !isBeaten(beat)) {
              return;
            }
          }
        });
    return () -> {
      stopped[0] = true;
      machine.scheduler().recheck();
    };
  }

  private static boolean isBeaten(Beat beat) {
    try {
      beat.run();
      return true;
    } catch (IOException e) {
      return false; // what it keeps up was taken away
    }
  }
}
