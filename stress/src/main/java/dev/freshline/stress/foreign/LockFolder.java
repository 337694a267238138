package dev.freshline.stress.foreign;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A folder whose owner touches it now and then, removed by whoever finds it untouched for long.
///
/// The steps of proper-lockfile: mkdir; if it is there, stat; if that is too old, rmdir and mkdir
/// again. Of two that find it old at once, the second may remove what the first has just made.
///
/// @param staleAfter time without a touch after which it counts as stale; null for never
/// @param heartbeat between two touches; null for none
record LockFolder(
    ForeignHost host, Path folder, @Nullable Duration staleAfter, @Nullable Duration heartbeat)
    implements ForeignLock {

  @Override
  public @Nullable Held tryAcquire() throws IOException {
    if (host.port().makeDirectory(folder)) {
      return held();
    }
    if (!isStale()) {
      return null;
    }
    host.port().removeDirectory(folder);
    return host.port().makeDirectory(folder) ? held() : null;
  }

  private boolean isStale() throws IOException {
    Disk.Facts facts = host.disk().stat(folder);
    if (facts == null) {
      return true;
    }
    long age = host.epochMillis() - facts.modifiedMillis();
    return staleAfter != null && age > staleAfter.toMillis();
  }

  private Held held() {
    ForeignPort.Heart heart =
        heartbeat == null
            ? () -> {}
            : host.port().repeat(heartbeat, () -> host.port().touch(folder));
    return () -> {
      heart.stop();
      host.port().removeDirectory(folder);
    };
  }
}
