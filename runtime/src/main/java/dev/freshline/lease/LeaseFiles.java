package dev.freshline.lease;

import java.nio.file.Path;

/// Where the lease lives.
record LeaseFiles(Path directory) {
  Path lock() {
    return directory.resolve("lease.lock");
  }

  Path holder() {
    return directory.resolve("holder.json");
  }

  Path lastHolder() {
    return directory.resolve("last-holder.json");
  }
}
