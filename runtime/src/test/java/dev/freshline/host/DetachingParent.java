package dev.freshline.host;

import java.io.IOException;
import java.util.List;

/// A process that detaches a command and then waits to be killed.
public final class DetachingParent {
  private DetachingParent() {}

  /// @param args the file in which the command leaves its pid
  public static void main(String[] args) throws IOException {
    new RealProcesses()
        .detach(List.of("/bin/sh", "-c", "echo $$ > \"$1\"; exec sleep 60", "sh", args[0]));
    System.in.read();
  }
}
