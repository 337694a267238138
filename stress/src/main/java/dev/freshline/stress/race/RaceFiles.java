package dev.freshline.stress.race;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealProcesses;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import dev.freshline.stress.fleet.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The real files that the threads of one test program share.
///
/// A lock file stays open for the life of a JVM, so a test uses one folder for all its states, and
/// says what holds whichever of them meet.
final class RaceFiles {
  /// The folder for all of them: set by whoever starts jcstress, and removed by him.
  static final String FOLDER = "freshline.race.folder";

  static final Disk DISK = new RealDisk();

  /// One that threads may share, as a `SplittableRandom` must not be: two of them drew one name.
  static final RandomGenerator RANDOM = new Random();

  static final Clock CLOCK = new RealClock();

  /// Where a lease's folder has its record.
  static final String HOLDER = "holder.json";

  /// A pid beyond those that a kernel gives.
  static final long NOBODY = 999_999_999;

  private static final int LENGTHS = 32;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Path OF_THIS_JVM =
      Path.of(
          System.getProperty(FOLDER, System.getProperty("java.io.tmpdir")),
          "race-" + ProcessHandle.current().pid());
  private static final AtomicLong NUMBER = new AtomicLong();

  private RaceFiles() {}

  /// Something with files that comes to something.
  interface Attempt<T> {
    T run() throws IOException;
  }

  /// Runs it for an actor, which may throw no checked exception: jcstress counts this one as an
  /// error of the test.
  static <T> T attempt(Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A folder that nobody else has; made when it is first written to.
  static Path folder() {
    return OF_THIS_JVM.resolve(Long.toString(NUMBER.incrementAndGet()));
  }

  /// A folder that nobody else has, and that is there.
  static Path made() {
    Path folder = folder();
    return attempt(
        () -> {
          DISK.secureDirectory(folder);
          return folder;
        });
  }

  /// Puts a file there in one step, as a writer does who was killed afterwards.
  static void replace(Path file, byte[] content) {
    Path aside = OF_THIS_JVM.resolve("aside-" + NUMBER.incrementAndGet());
    Path _ =
        attempt(
            () -> Files.move(Files.write(aside, content), file, StandardCopyOption.ATOMIC_MOVE));
  }

  static void remove(Path folder) {
    try {
      DISK.deleteTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Leases leases(Path folder) {
    var host =
        new Host(
            CLOCK,
            DISK,
            new KernelLocks(DISK),
            new RealProcesses(),
            (uri, headers, timeout, bodyLimit) -> {
              throw new IllegalStateException("expected no request, found one to " + uri);
            },
            RaceFiles.RANDOM);
    return new Leases(host, folder, () -> "race", LEASE);
  }

  /// The lease, or null when another thread has it.
  static @Nullable Lease tryAcquire(Leases leases, long published) {
    return leases.tryAcquire("", published) instanceof Lease lease ? lease : null;
  }

  /// The record of a holder of this lease, with the pid of nobody.
  static byte[] recordOfTheDead(Path folder, Leases leases) {
    try (@Nullable Lease lease = tryAcquire(leases, 0)) {
      byte[] record = attempt(() -> Files.readAllBytes(folder.resolve(HOLDER)));
      if (lease == null || !(Frame.bodyOf(record) instanceof ObjectNode body)) {
        throw new IllegalStateException("expected to hold a lease of our own and its record");
      }
      return Frame.of(body.put("pid", NOBODY));
    }
  }

  /// Readings that say one number twice, so that a torn one gives itself away, and are of another
  /// length than those of the number before.
  static Readings readings(long number) {
    Stamp stamp = Stamp.instant(CLOCK.now(), "r".repeat((int) (number % LENGTHS) + 1));
    var block =
        new ActiveBlock(
            Instant.EPOCH,
            Instant.EPOCH.plus(Duration.ofHours(5)),
            new Cost.Priced(number),
            null,
            number,
            1,
            List.of());
    return Readings.NONE.withBlock(new Reading<>(block, stamp));
  }

  /// The number of [#readings]; 0 when there are none.
  ///
  /// @throws IOException when they say two numbers
  static long number(Readings readings) throws IOException {
    var block = readings.block();
    if (block == null) {
      return 0;
    }
    if (block.value() instanceof ActiveBlock active
        && active.cost() instanceof Cost.Priced priced
        && (long) priced.usd() == active.totalTokens()) {
      return active.totalTokens();
    }
    throw new IOException("torn: " + block);
  }
}
