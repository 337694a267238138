package dev.freshline.stress.sim.machine;

import dev.freshline.host.Disk;
import dev.freshline.stress.foreign.PassingDisk;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A disk for code that may write to an array once it has written it to a file, or read it.
final class CopyingDisk extends PassingDisk {
  CopyingDisk(Disk disk) {
    super(disk);
  }

  @Override
  public byte @Nullable [] read(Path file, int limit) throws IOException {
    byte[] content = super.read(file, limit);
    return content == null ? null : content.clone();
  }

  @Override
  public void create(Path file, byte[] content) throws IOException {
    super.create(file, content.clone());
  }
}
