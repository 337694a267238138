package dev.freshline.resident;

import dev.freshline.host.Host;
import dev.freshline.host.Loopback;
import dev.freshline.reading.Moment;
import dev.freshline.wire.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Sees to it that there is a resident process, after a render that had to do without.
///
/// ```
/// render:  ask -> one new process in each interval, over all renders; nobody waits for it
/// there:   does the old one answer? -> yes: it is not needed
///                       | no: withdraw it; end the process if it is proved to be that one; live
/// ```
///
/// Ending a resident process that was only slow costs a second one's start. It holds nothing that
/// anyone waits for.
public final class Keeper {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /// Much longer than a shell client waits: that one may have met a busy machine.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Host host;
  private final Loopback loopback;
  private final Tickets tickets;
  private final EndpointFile file;

  /// @param directory the run directory
  public Keeper(Host host, Loopback loopback, Path directory) {
    this.host = host;
    this.loopback = loopback;
    this.tickets = new Tickets(host.disk(), directory, "resident", INTERVAL);
    this.file = new EndpointFile(host.disk(), directory);
  }

  /// Starts a process that is to become the resident one, unless another render has just done so.
  ///
  /// @param command that becomes a resident process
  /// @return whether it was started
  public boolean ask(List<String> command, Moment now) throws IOException {
    if (!tickets.take(now)) {
      return false;
    }
    host.processes().detach(command);
    return true;
  }

  /// Whether there is none that answers, so that one is needed. One that does not answer is ended.
  public boolean isNeeded() {
    Endpoint endpoint = file.read();
    if (endpoint == null) {
      return true;
    }
    if (new Visit(loopback, endpoint).status(PATIENCE) != null) {
      return false;
    }
    file.withdraw(endpoint);
    host.processes().kill(endpoint.process());
    return true;
  }
}
