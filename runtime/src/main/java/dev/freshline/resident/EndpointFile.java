package dev.freshline.resident;

import dev.freshline.host.Disk;
import dev.freshline.wire.Replacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file by which a resident process is found. Who may read it may ask for lines.
public final class EndpointFile {
  /// Known to the shell client as well.
  public static final String NAME = "resident";

  private final Disk disk;
  private final Path file;

  /// @param directory the run directory
  public EndpointFile(Disk disk, Path directory) {
    this.disk = disk;
    this.file = directory.resolve(NAME);
  }

  public Path path() {
    return file;
  }

  /// What stands there, or null when there is nothing that could be ours.
  public @Nullable Endpoint read() {
    try {
      byte[] bytes = disk.read(file, Endpoint.LIMIT);
      return bytes == null ? null : Endpoint.parse(new String(bytes, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return null;
    }
  }

  /// Under the lock only: there is one resident process at a time.
  ///
  /// @return by which it is known from now on, whatever has become of it meanwhile
  Disk.@Nullable Facts write(Endpoint endpoint) throws IOException {
    Path beside =
        file.resolveSibling(NAME + '.' + endpoint.process().pid() + Replacement.TEMPORARY);
    disk.delete(beside); // of a process with our pid that was killed over it
    disk.create(beside, endpoint.text().getBytes(StandardCharsets.US_ASCII));
    Disk.Facts facts = disk.stat(beside);
    Replacement.over(disk, beside, file);
    return facts;
  }

  /// Removes it if it still says this.
  void withdraw(Endpoint endpoint) {
    try {
      if (endpoint.equals(read())) {
        disk.delete(file);
      }
    } catch (IOException e) {
      return; // it leads to a closed port, which clients find out
    }
  }
}
