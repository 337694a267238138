package dev.freshline.wire;

import dev.freshline.host.Disk;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;

/// One for each interval, over all processes: whoever is the first to make its empty file has it.
/// Nobody holds anything, so nobody who dies or stops can keep the next interval from its ticket.
///
/// Intervals are counted in uptime where there is one: a wall clock that is set back would come
/// again to intervals whose tickets are taken.
///
/// @param directory the run directory
/// @param kind what they are for: a word in the names of the files
public record Tickets(Disk disk, Path directory, String kind, Duration interval) {
  /// How the names of all the files begin.
  public static final String PREFIX = "asked-";

  /// @return whether nobody else had it
  public boolean take(Moment now) throws IOException {
    disk.secureDirectory(directory);
    try {
      disk.create(file(now), new byte[0]);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  public boolean isTaken(Moment now) throws IOException {
    return disk.stat(file(now)) != null;
  }

  private Path file(Moment now) {
    return directory.resolve(PREFIX + kind + '-' + number(now));
  }

  /// Uptimes of another boot are others.
  private String number(Moment now) {
    Uptime uptime = now.uptime();
    return uptime == null
        ? Long.toString(now.epochMillis() / interval.toMillis())
        : Integer.toHexString(uptime.bootId().hashCode())
            + '-'
            + uptime.millis() / interval.toMillis();
  }
}
