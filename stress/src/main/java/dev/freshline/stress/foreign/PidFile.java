package dev.freshline.stress.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file made exclusively with its owner's pid in it, removed by whoever takes it for stale.
///
/// The steps of the reviewed `process-lock.ts`: make it; if it is there, look at its age and its
/// owner; a dead owner's is removed, and so is an old one though its owner lives; make it again.
/// Between the look and the removal another may have removed it and made a new one, which is then
/// the one that is removed.
///
/// @param staleAfter age beyond which it counts as stale; null for never
record PidFile(Path file, @Nullable Duration staleAfter, boolean stealsFromLiving, Self self)
    implements ForeignLock {

  @Override
  public @Nullable Held tryAcquire() throws IOException {
    if (make()) {
      return this::removeOurs;
    }
    if (!isStale()) {
      return null;
    }
    Files.deleteIfExists(file);
    return make() ? this::removeOurs : null;
  }

  private boolean make() throws IOException {
    try {
      Files.write(file, pid().getBytes(US_ASCII), StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private boolean isStale() throws IOException {
    try {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
      boolean old = staleAfter != null && age > staleAfter.toMillis();
      String owner = Files.readString(file, US_ASCII).strip();
      if (owner.isEmpty()) {
        return old; // made, and not yet written
      }
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(owner));
      boolean dead = process.isEmpty() || !process.get().isAlive();
      return dead || (old && stealsFromLiving);
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private void removeOurs() throws IOException {
    try {
      if (Files.readString(file, US_ASCII).equals(pid())) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return; // somebody took it for stale
    }
  }

  private String pid() throws IOException {
    return Long.toString(self.pid());
  }
}
