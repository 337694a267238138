package dev.freshline.lease;

import dev.freshline.host.FakeMachine;
import dev.freshline.host.Host;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.reading.Moment;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/// A run directory on a made-up machine, and the processes that want its lease.
final class Runs {
  static final Path DIRECTORY = Path.of("/run/freshline");
  static final LeaseFiles FILES = new LeaseFiles(DIRECTORY);
  static final Duration LEASE_FOR = Duration.ofSeconds(47);

  final FakeMachine machine = new FakeMachine();

  /// The lease as the first process sees it.
  Leases leases() {
    return leases(machine.host());
  }

  Leases leases(Host host) {
    return new Leases(host, DIRECTORY, () -> "desk", LEASE_FOR);
  }

  /// Starts a process that takes the lease for a session.
  Lease rival(String session) {
    return acquire(leases(machine.host(machine.spawn().pid())), session);
  }

  static Lease acquire(Leases leases, String session) {
    if (leases.tryAcquire(session, 0) instanceof Lease lease) {
      return lease;
    }
    throw new IllegalStateException("the lease is not free");
  }

  /// Puts a record there in the holder's place.
  void forge(HolderRecord record) {
    write(FILES.holder(), record);
  }

  void write(Path file, HolderRecord record) {
    try {
      machine.disk.secureDirectory(DIRECTORY);
      new RecordFile(machine.disk, file, 4096, new Random(1)).write(record.toJson());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A record such as this process would write now.
  HolderRecord record(long token) {
    return record(token, machine.host().processes().self());
  }

  HolderRecord record(long token, ProcessIdentity process) {
    Moment now = machine.clock.now();
    return new HolderRecord(token, "nonce", "session", process, "desk", now, LEASE_FOR);
  }
}
