package dev.freshline.app.doctor;

import dev.freshline.app.console.Reason;
import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folders that we keep things in: ours, private, writable, with room, and local.
///
/// @param ignored variables that name a folder by a relative path
public record PlacesExamination(
    Host host, Survey survey, Path state, Path run, Path cache, List<String> ignored)
    implements Examination {
  private static final int FOR_OTHERS = 077;
  private static final int BLOCK = 4096;
  private static final long TOO_LITTLE = 1 << 20;
  private static final long LITTLE = 64 << 20;

  @Override
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.add(of("state folder", state, false));
    findings.add(of("run folder", run, true));
    findings.add(of("cache folder", cache, false));
    for (String variable : ignored) {
      findings.add(
          Finding.warn(
              "environment",
              variable + " names a relative folder and is ignored",
              "make it absolute, or unset it"));
    }
    return findings;
  }

  private Finding of(String name, Path folder, boolean holdsLocks) {
    try {
      Disk.Facts facts = host.disk().stat(folder);
      Finding wrong = facts == null ? null : wrong(name, folder, facts);
      if (wrong != null) {
        return wrong;
      }
      Path there = facts == null ? existing(folder) : folder;
      requireRoom(there);
      return onVolume(name, folder, facts == null, survey.volume(there), holdsLocks);
    } catch (IOException e) {
      return Finding.fail(
          name,
          folder + " cannot be written: " + Reason.of(e),
          "make room and let yourself write there, or set FRESHLINE_HOME to another folder");
    }
  }

  private @Nullable Finding wrong(String name, Path folder, Disk.Facts facts) throws IOException {
    if (facts.kind() != Disk.Kind.DIRECTORY) {
      return Finding.fail(
          name,
          folder + " must be a folder itself, found " + facts.kind(),
          "remove it, or set FRESHLINE_HOME to another folder");
    }
    long uid = host.processes().self().uid();
    if (uid >= 0 && facts.ownerUid() != uid) {
      return Finding.fail(
          name,
          folder + " belongs to uid " + facts.ownerUid() + ", not to you (uid " + uid + ")",
          "remove it, or set FRESHLINE_HOME to another folder");
    }
    int mode = survey.mode(folder);
    return (mode & FOR_OTHERS) == 0
        ? null
        : Finding.warn(
            name,
            folder + " has mode " + Integer.toOctalString(mode) + ": others can look into it",
            "make it private: chmod 700 " + folder);
  }

  /// Takes a block and an inode, and gives them back.
  private void requireRoom(Path folder) throws IOException {
    String name = ".freshline-doctor-" + Long.toHexString(host.random().nextLong());
    Path scratch = folder.resolve(name);
    host.disk().create(scratch, new byte[BLOCK]);
    host.disk().delete(scratch);
  }

  private Path existing(Path folder) throws IOException {
    for (Path at = folder.getParent(); at != null; at = at.getParent()) {
      if (host.disk().resolve(at) != null) {
        return at;
      }
    }
    return folder;
  }

  private static Finding onVolume(
      String name, Path folder, boolean missing, Survey.Volume volume, boolean holdsLocks) {
    String found =
        folder
            + (missing ? " (made when it is first needed)" : "")
            + ", "
            + (volume.usableBytes() >> 20)
            + " MiB free on "
            + volume.type();
    if (volume.usableBytes() < TOO_LITTLE) {
      return Finding.fail(name, found, "make room: figures cannot be kept");
    }
    if (holdsLocks && Network.isNetwork(volume.type())) {
      return Finding.warn(
          name,
          found + ", a network file system: its locks need not hold between machines",
          "set XDG_RUNTIME_DIR to a local folder");
    }
    return volume.usableBytes() < LITTLE
        ? Finding.warn(name, found, "make room before it is full")
        : Finding.ok(name, found);
  }
}
