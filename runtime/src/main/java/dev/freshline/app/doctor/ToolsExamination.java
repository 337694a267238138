package dev.freshline.app.doctor;

import dev.freshline.host.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The programs that keep ccusage within its time and start refreshes apart from a render.
///
/// @param searchPath value of `PATH`
public record ToolsExamination(String searchPath, Disk disk) implements Examination {
  @Override
  public List<Finding> examine() {
    return List.of(supervisor(), session());
  }

  private Finding supervisor() {
    List<String> missing = missing(List.of("flock", "timeout"));
    if (missing.isEmpty()) {
      return Finding.ok("supervisor", "flock and timeout are on the PATH");
    }
    String found = String.join(" and ", missing) + " not on the PATH";
    return has("perl")
        ? Finding.ok("supervisor", found + "; perl does it, without a grace between TERM and KILL")
        : Finding.fail(
            "supervisor",
            found + ", and no perl either: ccusage is not started without supervision",
            "install util-linux and coreutils, or perl");
  }

  private Finding session() {
    if (has("setsid")) {
      return Finding.ok("detaching", "setsid is on the PATH");
    }
    return has("perl")
        ? Finding.ok("detaching", "setsid is not on the PATH; perl does it")
        : Finding.warn(
            "detaching",
            "neither setsid nor perl on the PATH: a cancelled render may end its refresh",
            "install util-linux or perl");
  }

  private List<String> missing(List<String> programs) {
    var missing = new ArrayList<String>();
    for (String program : programs) {
      if (!has(program)) {
        missing.add(program);
      }
    }
    return missing;
  }

  private boolean has(String program) {
    for (String folder : searchPath.split(":", -1)) {
      boolean usable = !folder.isEmpty() && folder.indexOf('\0') < 0;
      if (usable && disk.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
