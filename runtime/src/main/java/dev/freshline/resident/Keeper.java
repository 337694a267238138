package dev.freshline.resident;

import dev.freshline.host.Host;
import dev.freshline.host.Loopback;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Sees to it that there is a resident process, after a render that had to do without.
///
/// ```
/// endpoint? -> does it answer? -> yes: leave it alone
///     |               | no: withdraw it; end the process if it is proved to be that one
///     +---------------+-> start one, at most one in each interval over all renders
/// ```
///
/// Ending a resident process that was only slow costs a second one's start. It holds nothing that
/// anyone waits for.
public final class Keeper {
  /// Ends in the same way as the tickets of refreshes, and is tidied away with them.
  private static final String TICKET = "asked-resident-";

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /// Much longer than a shell client waits: that one may have met a busy machine.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Host host;
  private final Loopback loopback;
  private final Path directory;
  private final EndpointFile file;

  /// @param directory the run directory
  public Keeper(Host host, Loopback loopback, Path directory) {
    this.host = host;
    this.loopback = loopback;
    this.directory = directory;
    this.file = new EndpointFile(host.disk(), directory);
  }

  /// What came of it.
  public enum Tending {
    /// It answers.
    ALIVE,
    STARTED,
    /// Another render has started one just now.
    ASKED
  }

  /// @param command that becomes a resident process
  public Tending tend(List<String> command, Moment now) throws IOException {
    Endpoint endpoint = file.read();
    if (endpoint != null && new Visit(loopback, endpoint).status(PATIENCE) != null) {
      return Tending.ALIVE;
    }
    try {
      host.disk().secureDirectory(directory);
      host.disk().create(ticket(now), new byte[0]);
    } catch (FileAlreadyExistsException e) {
      return Tending.ASKED;
    }
    if (endpoint != null) {
      file.withdraw(endpoint);
      host.processes().kill(endpoint.process());
    }
    host.processes().detach(command);
    return Tending.STARTED;
  }

  private Path ticket(Moment now) {
    return directory.resolve(TICKET + now.epochMillis() / INTERVAL.toMillis());
  }
}
