package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A process that supervises a child and waits for it.
public final class SupervisingParent {
  private SupervisingParent() {}

  /// @param args orphan lock, marker, script of the child
  public static void main(String[] args) throws IOException {
    var spec =
        new ChildSpec(
            List.of("/bin/sh", "-c", args[2]),
            Path.of(args[0]),
            args[1],
            args[0],
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            1000);
    try (Child child = new RealProcesses().start(spec)) {
      child.await(Duration.ofMinutes(1));
    }
  }
}
