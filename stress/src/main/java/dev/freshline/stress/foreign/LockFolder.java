package dev.freshline.stress.foreign;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
    Path folder, @Nullable Duration staleAfter, @Nullable Duration heartbeat, Self self)
    implements ForeignLock {

  @Override
  public @Nullable Held tryAcquire() throws IOException {
    if (make()) {
      return held();
    }
    if (!isStale()) {
      return null;
    }
    Files.deleteIfExists(folder);
    return make() ? held() : null;
  }

  private boolean make() throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private boolean isStale() throws IOException {
    try {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(folder).toMillis();
      return staleAfter != null && age > staleAfter.toMillis();
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private Held held() {
    Thread heart = heartbeat == null ? null : Thread.ofPlatform().daemon().start(this::beat);
    if (heart != null) {
      self.endsWith(heart::interrupt);
    }
    return () -> {
      if (heart != null) {
        heart.interrupt();
      }
      Files.deleteIfExists(folder);
    };
  }

  private void beat() {
    try {
      while (heartbeat != null) {
        Thread.sleep(heartbeat);
        Files.setLastModifiedTime(folder, FileTime.fromMillis(System.currentTimeMillis()));
      }
    } catch (InterruptedException | IOException e) {
      return; // released, or taken away
    }
  }
}
