package dev.freshline.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/// The same promises where neither `flock` nor `timeout` is present, as on macOS.
class PerlSupervisorTest extends ShellSupervisorTest {
  @BeforeEach
  void aPathWithPerlAlone() throws IOException {
    Path perl = Path.of("/usr/bin/perl");
    assumeTrue(Files.isExecutable(perl), "there is no perl to stand in for flock and timeout");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : new String[] {"perl", "sleep", "cat", "true"}) {
      Path script = bin.resolve(tool);
      Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Override
  Map<String, String> environment() {
    return Map.of("PATH", folder.resolve("bin").toString());
  }
}
