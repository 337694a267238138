package dev.freshline.stress.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that the kernel keeps locked for as long as a process lives: `flock`, as `ticpu` has it.
///
/// A helper holds it, since a JVM has one lock on a file for all that go on within it. The helper's
/// standard input is a pipe from us, so that it ends with us.
record KernelLock(Path file, Self self) implements ForeignLock {
  private static final String HOLD = "echo held; exec cat";

  @Override
  public @Nullable Held tryAcquire() throws IOException {
    Process helper =
        new ProcessBuilder(
                List.of("flock", "--nonblock", "--no-fork", file.toString(), "sh", "-c", HOLD))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    self.endsWith(helper::destroyForcibly);
    if (helper.getInputStream().read() < 0) {
      return null;
    }
    return () -> release(helper);
  }

  private static void release(Process helper) throws IOException {
    try {
      helper.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("ended while it released its lock", e);
    }
  }
}
