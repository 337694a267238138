package dev.freshline.billing;

import dev.freshline.host.Disk;
import dev.freshline.host.Processes;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.lease.Leases;
import dev.freshline.reading.Moment;
import dev.freshline.wire.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Starts a refresh in the background, at most one for each interval over all processes.
///
/// Many renders find the same stale reading at once. The first to take the interval's ticket starts
/// the refresher. The lease stays the only judge of who refreshes; this only saves starting
/// processes that would find it taken.
public final class RefreshStarter {
  /// A refresher needs less to start and to write its holder record.
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  /// For what another refresher will hardly change: a holder past its time that none could end so
  /// far, and a refresh that came to nothing.
  static final Duration LONG_INTERVAL = Duration.ofSeconds(30);

  private final Processes processes;
  private final Leases leases;
  private final Tickets usual;
  private final Tickets overdue;

  /// Those that a refresher takes.
  private final Tickets inVain;

  /// @param directory the run directory
  public RefreshStarter(Disk disk, Processes processes, Leases leases, Path directory) {
    this.processes = processes;
    this.leases = leases;
    this.usual = new Tickets(disk, directory, "refresh", INTERVAL);
    this.overdue = new Tickets(disk, directory, "overdue", LONG_INTERVAL);
    this.inVain = new Tickets(disk, directory, "in-vain", LONG_INTERVAL);
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
    Tickets tickets = usual;
    if (leases.holder() instanceof Holder.Known(HolderRecord holder) && isAlive(holder)) {
      if (holder.isWithinTime(now)) {
        return new Start.Running(holder);
      }
      tickets = overdue;
    }
    try {
      if (inVain.isTaken(now)) {
        return new Start.InVain();
      }
      if (!tickets.take(now)) {
        return new Start.Asked();
      }
      processes.detach(command);
      return new Start.Started();
    } catch (IOException e) {
      return new Start.Failed(String.valueOf(e.getMessage()));
    }
  }

  /// Has the next refresh wait for the next long interval, after one that came to nothing.
  public void leaveAlone(Moment now) {
    try {
      boolean _ = inVain.take(now); // or somebody else's was in vain too
    } catch (IOException e) {
      return; // nothing can be written here: no ticket either then
    }
  }

  private boolean isAlive(HolderRecord holder) {
    return holder.process().equals(processes.find(holder.process().pid()));
  }
}
