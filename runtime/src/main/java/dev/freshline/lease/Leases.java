package dev.freshline.lease;

import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import dev.freshline.reading.Moment;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands out the one lease of a run directory. Every `try` returns at once.
public final class Leases {
  /// Why a holder is unknown who left nothing at all.
  static final String NO_RECORD = "no record";

  private static final int RECORD_LIMIT = 4096;

  /// Highest token that a record may lend, half of what a file may hold: so the tokens after a
  /// forged one never come to the limit of those that can be read. 17,800 years of milliseconds.
  private static final long MOST_LENT = 1L << 49;

  private final Host host;
  private final Supplier<String> hostName;
  private final Duration leaseFor;
  private final LeaseFiles files;
  private final RecordFile holder;
  private final RecordFile lastHolder;

  /// @param directory the run directory; created when it is missing
  /// @param hostName tells the name of the machine, to be shown to others
  /// @param leaseFor how long a holder may need before it counts as stuck
  public Leases(Host host, Path directory, Supplier<String> hostName, Duration leaseFor) {
    this.host = host;
    this.hostName = hostName;
    this.leaseFor = leaseFor;
    this.files = new LeaseFiles(directory);
    this.holder = new RecordFile(host.disk(), files.holder(), RECORD_LIMIT, host.random());
    this.lastHolder = new RecordFile(host.disk(), files.lastHolder(), RECORD_LIMIT, host.random());
  }

  /// Takes the lease if nobody has it.
  ///
  /// @param session that asks, to be shown to others; may be empty
  /// @param published the highest token published so far; the new one is greater
  public Acquisition tryAcquire(String session, long published) {
    try {
      host.disk().secureDirectory(files.directory());
      Locks.Held lock = host.locks().tryLock(files.lock());
      return lock == null ? new Acquisition.Busy(holder()) : hold(lock, session, published);
    } catch (IOException e) {
      return new Acquisition.Refused(String.valueOf(e.getMessage()));
    }
  }

  /// Who holds the lease, or held it when it died, as far as its record tells.
  public Holder holder() {
    RecordFile.Found<HolderRecord> found = holder.read(HolderRecord::fromJson);
    HolderRecord record = found.value();
    if (record != null) {
      return new Holder.Known(record);
    }
    return new Holder.Unknown(found.damage().isEmpty() ? NO_RECORD : found.damage());
  }

  private Lease hold(Locks.Held lock, String session, long published) {
    Moment now = host.clock().now();
    HolderRecord left = read(holder);
    var record =
        new HolderRecord(
            nextToken(now, published, left),
            Long.toHexString(host.random().nextLong()),
            session,
            host.processes().self(),
            hostName.get(),
            now,
            leaseFor);
    boolean recorded;
    try {
      holder.write(record.toJson());
      recorded = true;
    } catch (IOException e) {
      // Holding does not depend on being shown: on a full disk the lease is still ours.
      recorded = false;
    }
    return new Lease(files, host.disk(), lock, record, recorded, dead(left));
  }

  /// A record that nobody moved aside is a dead holder's; or a living one's, whose lock file was
  /// replaced.
  private @Nullable HolderRecord dead(@Nullable HolderRecord left) {
    return left == null || left.process().equals(host.processes().find(left.process().pid()))
        ? null
        : left;
  }

  /// One more than any token seen, and never behind the wall clock: where all files were lost,
  /// tokens still grow over those that an earlier holder may yet try to publish with.
  private long nextToken(Moment now, long published, @Nullable HolderRecord left) {
    long seen = Math.max(published, Math.max(token(left), token(read(lastHolder))));
    return Math.max(seen + 1, now.epochMillis());
  }

  private static @Nullable HolderRecord read(RecordFile file) {
    return file.read(HolderRecord::fromJson).value();
  }

  private static long token(@Nullable HolderRecord record) {
    return record == null || record.token() > MOST_LENT ? 0 : record.token();
  }

  LeaseFiles files() {
    return files;
  }
}
