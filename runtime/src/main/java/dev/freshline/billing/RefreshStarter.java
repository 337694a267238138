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

  /// For a holder past its time that no refresher could end so far.
  private static final Duration OVERDUE_INTERVAL = Duration.ofSeconds(30);

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
      interval = OVERDUE_INTERVAL;
    }
    try {
      disk.secureDirectory(directory);
      disk.create(ticket(interval, now), new byte[0]);
      processes.detach(command);
      return new Start.Started();
    } catch (FileAlreadyExistsException e) {
      return new Start.Asked();
    } catch (IOException e) {
      return new Start.Failed(String.valueOf(e.getMessage()));
    }
  }

  private Path ticket(Duration interval, Moment now) {
    return directory.resolve(
        TICKET + interval.toSeconds() + "-" + now.epochMillis() / interval.toMillis());
  }

  private boolean isAlive(HolderRecord holder) {
    return holder.process().equals(processes.find(holder.process().pid()));
  }
}
