package dev.freshline.stress.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A file made exclusively with its owner's pid in it, removed by whoever takes it for stale.
///
/// The steps of the reviewed `process-lock.ts`: make it; if it is there, look at its age and its
/// owner; a dead owner's is removed, and so is an old one though its owner lives; make it again.
/// Between the look and the removal another may have removed it and made a new one, which is then
/// the one that is removed.
///
/// @param staleAfter age beyond which it counts as stale; null for never
record PidFile(ForeignHost host, Path file, @Nullable Duration staleAfter, boolean stealsFromLiving)
    implements ForeignLock {
  private static final int LIMIT = 64;

  @Override
  public @Nullable Held tryAcquire() throws IOException {
    if (make()) {
      return this::removeOurs;
    }
    if (!isStale()) {
      return null;
    }
    host.disk().delete(file);
    return make() ? this::removeOurs : null;
  }

  private boolean make() throws IOException {
    try {
      host.disk().create(file, pid().getBytes(US_ASCII));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private boolean isStale() throws IOException {
    Disk.Facts facts = host.disk().stat(file);
    String owner = facts == null ? null : owner();
    if (facts == null || owner == null) {
      return true;
    }
    long age = host.epochMillis() - facts.modifiedMillis();
    boolean old = staleAfter != null && age > staleAfter.toMillis();
    if (owner.isEmpty()) {
      return old; // made, and not yet written
    }
    return !host.port().isAlive(Long.parseLong(owner)) || (old && stealsFromLiving);
  }

  private void removeOurs() throws IOException {
    if (pid().equals(owner())) { // or else somebody took it for stale
      host.disk().delete(file);
    }
  }

  private @Nullable String owner() throws IOException {
    byte[] content = host.disk().read(file, LIMIT);
    return content == null ? null : new String(content, US_ASCII).strip();
  }

  private String pid() {
    return Long.toString(host.port().pid());
  }
}
