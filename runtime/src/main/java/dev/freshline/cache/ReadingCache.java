package dev.freshline.cache;

import dev.freshline.host.Disk;
import dev.freshline.lease.Lease;
import dev.freshline.reading.Readings;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// The readings that all sessions of an account share, in one file.
public final class ReadingCache {
  private static final int LIMIT = 256 << 10;

  private final Disk disk;
  private final RecordFile file;

  public ReadingCache(Disk disk, Path file, RandomGenerator random) {
    this.disk = disk;
    this.file = new RecordFile(disk, file, LIMIT, random);
  }

  /// What was found at a read.
  ///
  /// @param readings the last good ones, or [Readings#NONE]
  /// @param damage why a file that is there could not be used; empty when nothing is wrong
  public record Found(Readings readings, String damage) {}

  /// What came of a publication.
  public sealed interface Publication {
    record Published(Readings readings) implements Publication {}

    /// Refused, because a later holder may have published or be about to.
    record Fenced(String why) implements Publication {}

    /// The disk did not take it; the old readings still stand.
    record Failed(String why) implements Publication {}
  }

  public Found read() {
    RecordFile.Found<Readings> found = file.read(ReadingsCodec::fromJson);
    Readings readings = found.value();
    return new Found(readings == null ? Readings.NONE : readings, found.damage());
  }

  /// Finds out whether a publication would find room, before a source is troubled for it: on a full
  /// disk nothing could be remembered, and every render would start the next run.
  ///
  /// @throws IOException saying why it would not
  public void requireRoom() throws IOException {
    secureDirectory();
    file.requireRoom();
  }

  /// Replaces the readings, if `lease` still is the latest holder's.
  ///
  /// Checked under the lock: the lock file is the one that was locked, and nobody published with a
  /// later token. An equal token is our own, from another source under the same lease.
  public Publication publish(Readings readings, Lease lease) {
    try {
      if (!lease.isIntact()) {
        return new Publication.Fenced("the lock file was replaced while it was held");
      }
      long published = read().readings().token();
      if (isSuperseded(lease, published)) {
        return new Publication.Fenced(
            "token " + lease.token() + " is older than the published " + published);
      }
      secureDirectory();
      Readings stamped = readings.withToken(lease.token());
      file.write(ReadingsCodec.toJson(stamped));
      return new Publication.Published(stamped);
    } catch (IOException e) {
      return new Publication.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isSuperseded(Lease lease, long published) {
    return published > lease.token();
  }

  private void secureDirectory() throws IOException {
    Path directory = file.path().getParent();
    if (directory != null) {
      disk.secureDirectory(directory);
    }
  }
}
