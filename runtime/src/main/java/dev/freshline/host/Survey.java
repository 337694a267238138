package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;

/// The look at the machine that only a diagnosis takes. It changes nothing.
public interface Survey {
  /// A file system as it is mounted.
  ///
  /// @param type as the platform names it, such as `ext4` or `nfs4`
  /// @param usableBytes what this user may still write
  record Volume(String type, long usableBytes, boolean readOnly) {}

  /// The volume that holds `path`, which exists.
  Volume volume(Path path) throws IOException;

  /// The permission bits of what stands at `path` itself, such as 0700.
  int mode(Path path) throws IOException;
}
