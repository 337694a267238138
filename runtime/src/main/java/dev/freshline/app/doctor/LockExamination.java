package dev.freshline.app.doctor;

import dev.freshline.app.console.Reason;
import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Whether the kernel locks files where the lease is, and names who has them.
public record LockExamination(Host host, Path run) implements Examination {
  private static final String NAME = "kernel lock";

  @Override
  public List<Finding> examine() {
    Path folder = run;
    try {
      while (host.disk().stat(folder) == null && folder.getParent() != null) {
        folder = folder.getParent();
      }
      return List.of(tried(folder));
    } catch (IOException e) {
      return List.of(
          Finding.fail(
              NAME,
              "no file can be locked in " + folder + ": " + Reason.of(e),
              "set XDG_RUNTIME_DIR or FRESHLINE_HOME to a local folder of yours"));
    }
  }

  private Finding tried(Path folder) throws IOException {
    Path scratch =
        folder.resolve(".freshline-doctor-" + Long.toHexString(host.random().nextLong()));
    try (Locks.Held lock = host.locks().tryLock(scratch)) {
      if (lock == null) {
        return Finding.fail(
            NAME,
            "a new file in " + folder + " counts as locked by another",
            "set XDG_RUNTIME_DIR to a local folder");
      }
      OptionalLong owner = host.locks().ownerOf(scratch);
      if (owner.isEmpty()) {
        return Finding.ok(
            NAME, "taken and freed in " + folder + "; the kernel does not tell here who has one");
      }
      return owner.getAsLong() == host.processes().self().pid()
          ? Finding.ok(NAME, "taken and freed in " + folder + "; the kernel named us as its owner")
          : Finding.warn(
              NAME,
              "the kernel named pid " + owner.getAsLong() + " as the owner of our lock",
              "a stuck refresher is not ended here; end it by hand");
    } finally {
      host.disk().delete(scratch);
    }
  }
}
