package dev.freshline.billing;

import dev.freshline.host.Disk;
import dev.freshline.host.Processes;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.lease.Leases;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Starts a refresh in the background, at most one for each interval over all processes.
///
/// Many renders find the same stale reading at once. The first to create the interval's empty file
/// starts the refresher; for the others the file is there already. Nobody holds anything, so nobody
/// who dies or stops can keep a later interval from its refresh. The lease stays the only judge of
/// who refreshes; this only saves starting processes that would find it taken.
public final class RefreshStarter {
  /// How the names of the empty files begin; the number of the interval follows.
  public static final String TICKET = "asked-";

  /// A refresher needs less to start and to write its holder record.
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  /// For what another refresher will hardly change: a holder past its time that none could end so
  /// far, and a refresh that came to nothing.
  static final Duration LONG_INTERVAL = Duration.ofSeconds(30);

  /// A ticket of a long interval that a refresher leaves.
  private static final String IN_VAIN = TICKET + "in-vain-";

  private final Disk disk;
  private final Processes processes;
  private final Leases leases;
  private final Path directory;

  /// @param directory the run directory
  public RefreshStarter(Disk disk, Processes processes, Leases leases, Path directory) {
    this.disk = disk;
    this.processes = processes;
    this.leases = leases;
    this.directory = directory;
  }

  /// What was done about a refresh that is due.
  public sealed interface Start {
    record Started() implements Start {}

    /// Another process started one just now.
    record Asked() implements Start {}

    /// The last one came to nothing, not half a minute ago.
    record InVain() implements Start {}

    /// One is running.
    record Running(HolderRecord holder) implements Start {}

    record Failed(String why) implements Start {}
  }

  /// @param command that refreshes once
  public Start start(List<String> command, Moment now) {
    Duration interval = INTERVAL;
    if (leases.holder() instanceof Holder.Known(HolderRecord holder) && isAlive(holder)) {
      if (holder.isWithinTime(now)) {
        return new Start.Running(holder);
      }
      interval = LONG_INTERVAL;
    }
    try {
      if (disk.stat(ticket(IN_VAIN, LONG_INTERVAL, now)) != null) {
        return new Start.InVain();
      }
      disk.secureDirectory(directory);
      disk.create(ticket(TICKET + interval.toSeconds() + "-", interval, now), new byte[0]);
      processes.detach(command);
      return new Start.Started();
    } catch (FileAlreadyExistsException e) {
      return new Start.Asked();
    } catch (IOException e) {
      return new Start.Failed(String.valueOf(e.getMessage()));
    }
  }

  /// Has the next refresh wait for the next long interval, after one that came to nothing.
  public void leaveAlone(Moment now) {
    try {
      disk.secureDirectory(directory);
      disk.create(ticket(IN_VAIN, LONG_INTERVAL, now), new byte[0]);
    } catch (IOException e) {
      // Somebody else's was in vain too, or nothing can be written here: no ticket either then.
      return;
    }
  }

  private Path ticket(String kind, Duration interval, Moment now) {
    return directory.resolve(kind + now.epochMillis() / interval.toMillis());
  }

  private boolean isAlive(HolderRecord holder) {
    return holder.process().equals(processes.find(holder.process().pid()));
  }
}
