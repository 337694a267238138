package dev.freshline.stress.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshline.host.Locks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A row with an owner and a time until which it has it, in a store that updates it in one step.
///
/// The store is a file beside a kernel lock that is held for the update alone; who finds the store
/// busy has lost that race. An owner that is late with its renewal loses the row to the next one,
/// alive or not.
///
/// @param ttl from an update to the end of the lease
/// @param heartbeat between two renewals; null for none
record LeaseRow(ForeignHost host, Path file, Duration ttl, @Nullable Duration heartbeat)
    implements ForeignLock {

  private record Row(long owner, long until) {}

  @Override
  public @Nullable Held tryAcquire() throws IOException {
    if (!update(false)) {
      return null;
    }
    ForeignPort.Heart heart =
        heartbeat == null ? () -> {} : host.port().repeat(heartbeat, () -> update(true));
    return () -> {
      heart.stop();
      release();
    };
  }

  /// Writes the row if it is free, or if it is ours and `renews`.
  private boolean update(boolean renews) throws IOException {
    try (Locks.Held store = host.locks().tryLock(guard())) {
      if (store == null) {
        return false;
      }
      Row row = read();
      boolean ours = row.owner == host.port().pid();
      if (renews ? !ours : row.until > host.epochMillis()) {
        return false;
      }
      write(new Row(host.port().pid(), host.epochMillis() + ttl.toMillis()));
      return true;
    }
  }

  private void release() throws IOException {
    try (Locks.Held store = host.locks().tryLock(guard())) {
      Row row = store == null ? null : read();
      if (row != null && row.owner == host.port().pid()) {
        host.disk().delete(file);
      }
    }
  }

  private Path guard() {
    return file.resolveSibling(file.getFileName() + ".store");
  }

  private Row read() throws IOException {
    byte[] content = new WholeFile(host, file).read();
    if (content == null) {
      return new Row(0, 0);
    }
    String[] words = new String(content, US_ASCII).split(" ", -1);
    return new Row(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  private void write(Row row) throws IOException {
    new WholeFile(host, file).write((row.owner + " " + row.until).getBytes(US_ASCII));
  }
}
