package dev.freshline.resident;

import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import dev.freshline.host.Loopback;
import dev.freshline.host.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The life of a resident process.
///
/// ```
/// lock -> warm up -> listen -> write the endpoint -> serve until it is time -> withdraw it
///   |
///  held: another one is there
/// ```
public final class Resident {
  static final String LOCK = "resident.lock";

  /// More sessions than that ask at once only if something is wrong.
  private static final int MOST_CALLS = 512;

  /// A client that has not said all by then has long rendered by itself.
  private static final Duration CALL_FOR = Duration.ofSeconds(2);

  /// How soon it is seen that a folder is gone or a JDK replaced, when nobody asks.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /// The one before may be about to leave.
  private static final int LOCK_TRIES = 20;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  /// For calls that are being served when it leaves.
  private static final Duration LAST_CALLS = Duration.ofMillis(200);

  private final Host host;
  private final Loopback loopback;
  private final Secrets secrets;
  private final Program program;
  private final Path directory;
  private final EndpointFile file;
  private final Logbook logbook;

  /// @param directory the run directory
  public Resident(Host host, Loopback loopback, Secrets secrets, Program program, Path directory) {
    this.host = host;
    this.loopback = loopback;
    this.secrets = secrets;
    this.program = program;
    this.directory = directory;
    this.file = new EndpointFile(host.disk(), directory);
    this.logbook = new Logbook(host.clock(), host.disk(), directory);
  }

  /// The program that runs, and how it is seen that it is no longer the one to run.
  ///
  /// @param buildId a file that changes with each build
  /// @param release a file that changes with the JDK
  /// @param idleFor after how long without a call it leaves
  public record Program(String build, Path buildId, String java, Path release, Duration idleFor) {}

  /// Serves until it is time to leave.
  ///
  /// @return why it left, or that another one is there
  public String live(Renderer renderer) throws IOException {
    host.disk().secureDirectory(directory);
    try (Locks.Held lock = lock()) {
      return lock == null ? "another one has the lock" : serve(renderer);
    }
  }

  private Locks.@Nullable Held lock() throws IOException {
    Path path = directory.resolve(LOCK);
    Locks.Held lock = host.locks().tryLock(path);
    for (int i = 1; lock == null && i < LOCK_TRIES; i++) {
      host.clock().pause(BETWEEN_TRIES);
      lock = host.locks().tryLock(path);
    }
    return lock;
  }

  private String serve(Renderer renderer) throws IOException {
    renderer.begin();
    try (Loopback.Door door = loopback.open(MOST_CALLS, CALL_FOR)) {
      var endpoint =
          new Endpoint(
              door.port(),
              secrets.next(),
              secrets.next(),
              host.processes().self(),
              program.build(),
              program.java());
      Disk.Facts written = file.write(endpoint);
      try {
        return serve(door, endpoint, written, renderer).words();
      } finally {
        file.withdraw(endpoint);
        host.clock().pause(LAST_CALLS);
      }
    }
  }

  private Departure serve(
      Loopback.Door door, Endpoint endpoint, Disk.@Nullable Facts written, Renderer renderer) {
    var tenure =
        new Tenure(host.clock(), host.disk(), program.idleFor())
            .watch(file.path(), written, Departure.WITHDRAWN)
            .watch(program.buildId(), Departure.NEW_BUILD)
            .watch(program.release(), Departure.NEW_JDK);
    Instant since = host.clock().now().at();
    var conversation =
        new Conversation(
            endpoint,
            tenure,
            renderer,
            () -> endpoint + "\nsince " + since + "\n" + logbook.counts() + '\n',
            door::close,
            logbook);
    logbook.note("began: " + endpoint);
    door.serve(conversation::hold);
    Departure departure = null;
    boolean closed = false;
    while (departure == null && !closed) {
      closed = door.isClosedWithin(LOOK_EVERY);
      departure = tenure.over();
    }
    Departure why = departure == null ? Departure.STOPPED : departure;
    logbook.note("left: " + why.words() + "; " + logbook.counts());
    return why;
  }
}
