package dev.freshline.stress.sim.play;

import dev.freshline.billing.Timings;
import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Processes;
import dev.freshline.reading.Moment;
import dev.freshline.stress.foreign.PassingDisk;
import dev.freshline.stress.sim.machine.SimMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Freshline with one of its guards taken out, mostly by a port that lies: a search that finds
/// nothing against Freshline must find each of these.
public enum Twin {
  /// None is taken out.
  NONE,
  /// Whatever token was published, it passes for an older one.
  NO_TOKEN_CHECK {
    @Override
    Host breaks(Host host) {
      return with(host, new ForgetfulDisk(host.disk()), host.locks());
    }
  },
  /// Whatever stands at the lock's path, it passes for the file that was locked.
  NO_INODE_CHECK {
    @Override
    Host breaks(Host host) {
      var locks = new RememberingLocks(host.locks());
      return with(host, new FaithfulDisk(host.disk(), locks), locks);
    }
  },
  /// The readings are read once, and what was read is believed ever after.
  NO_SECOND_LOOK {
    @Override
    Host breaks(Host host) {
      return with(host, new RememberingDisk(host.disk()), host.locks());
    }
  },
  /// The lock file is removed after the release.
  UNLINK_ON_RELEASE {
    @Override
    Host breaks(Host host) {
      return with(host, host.disk(), new UnlinkingLocks(host.locks(), host.disk()));
    }
  },
  /// A lock file of some age is replaced by a new one, though its owner lives.
  STEAL_BY_AGE {
    @Override
    Host breaks(Host host) {
      return with(host, host.disk(), new StealingLocks(host.locks(), host.disk(), host.clock()));
    }
  },
  /// Whoever finds the lock taken tries again at once, until it is free.
  SPIN_ON_LOCK {
    @Override
    Host breaks(Host host) {
      return with(host, host.disk(), new SpinningLocks(host.locks()));
    }
  },
  /// A run follows another after two seconds, whatever the cooldown that is set.
  NO_COOLDOWN {
    @Override
    Timings breaks(Timings timings) {
      return new Timings(
          timings.fetchTimeout(),
          timings.killGrace(),
          Duration.ofSeconds(2),
          timings.freshFor(),
          timings.criticalAfter());
    }
  },
  /// Nobody ends the child of a dead parent, and nobody sees that it lives.
  NO_SUPERVISOR {
    @Override
    void breaks(SimMachine machine) {
      machine.withoutSupervisor();
    }
  },
  /// The lock of a stuck holder that was ended is tried once, and not until it is free.
  ONE_TRY {
    @Override
    Host breaks(Host host) {
      return with(host, host.disk(), new ImpatientLocks(host.locks()));
    }
  },
  /// A stuck holder is let be.
  NO_TAKEOVER {
    @Override
    Host breaks(Host host) {
      return new Host(
          host.clock(),
          host.disk(),
          host.locks(),
          new MildProcesses(host.processes()),
          host.http(),
          host.random());
    }
  },
  /// The wall clock is believed: nobody looks at the uptime.
  NO_UPTIME {
    @Override
    Host breaks(Host host) {
      return new Host(
          new BlindClock(host.clock()),
          host.disk(),
          host.locks(),
          host.processes(),
          host.http(),
          host.random());
    }
  };

  static final Duration STALE = Duration.ofSeconds(35);

  /// By which it is chosen and reported.
  public String word() {
    return this == NONE ? "freshline" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Host breaks(Host host) {
    return host;
  }

  void breaks(SimMachine machine) {}

  Timings breaks(Timings timings) {
    return timings;
  }

  private static Host with(Host host, Disk disk, Locks locks) {
    return new Host(host.clock(), disk, locks, host.processes(), host.http(), host.random());
  }

  private static final class ForgetfulDisk extends PassingDisk {
    private boolean lookedAtTheLock;

    ForgetfulDisk(Disk disk) {
      super(disk);
    }

    @Override
    public @Nullable Facts stat(Path path) throws IOException {
      lookedAtTheLock = path.equals(Session.LOCK);
      return super.stat(path);
    }

    /// To publish is to look at the lock and then at the readings.
    @Override
    public byte @Nullable [] read(Path file, int limit) throws IOException {
      byte[] content = super.read(file, limit);
      boolean forgets = lookedAtTheLock && file.equals(Session.CACHE);
      lookedAtTheLock = false;
      return forgets ? null : content;
    }
  }

  private static final class RememberingLocks implements Locks {
    private final Locks locks;
    private long inode;

    RememberingLocks(Locks locks) {
      this.locks = locks;
    }

    @Override
    public @Nullable Held tryLock(Path file) throws IOException {
      Held held = locks.tryLock(file);
      inode = held == null ? inode : held.inode();
      return held;
    }

    @Override
    public OptionalLong ownerOf(Path file) throws IOException {
      return locks.ownerOf(file);
    }
  }

  private static final class FaithfulDisk extends PassingDisk {
    private final RememberingLocks locks;

    FaithfulDisk(Disk disk, RememberingLocks locks) {
      super(disk);
      this.locks = locks;
    }

    @Override
    public @Nullable Facts stat(Path path) throws IOException {
      Facts facts = super.stat(path);
      return path.equals(Session.LOCK)
          ? new Facts(Kind.FILE, 0, 0, locks.inode, facts == null ? 0 : facts.ownerUid())
          : facts;
    }
  }

  private static final class RememberingDisk extends PassingDisk {
    private byte @Nullable [] remembered;
    private boolean hasRead;

    RememberingDisk(Disk disk) {
      super(disk);
    }

    @Override
    public byte @Nullable [] read(Path file, int limit) throws IOException {
      if (!file.equals(Session.CACHE)) {
        return super.read(file, limit);
      }
      remembered = hasRead ? remembered : super.read(file, limit);
      hasRead = true;
      return remembered;
    }
  }

  private record UnlinkingLocks(Locks locks, Disk disk) implements Locks {
    @Override
    public @Nullable Held tryLock(Path file) throws IOException {
      Held held = locks.tryLock(file);
      return held == null ? null : new Unlinking(held, disk, file);
    }

    @Override
    public OptionalLong ownerOf(Path file) throws IOException {
      return locks.ownerOf(file);
    }
  }

  private record Unlinking(Locks.Held held, Disk disk, Path file) implements Locks.Held {
    @Override
    public long inode() {
      return held.inode();
    }

    @Override
    public void close() {
      held.close();
      try {
        disk.delete(file);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private record SpinningLocks(Locks locks) implements Locks {
    @Override
    public Held tryLock(Path file) throws IOException {
      Held held = null;
      while (held == null) {
        held = locks.tryLock(file);
      }
      return held;
    }

    @Override
    public OptionalLong ownerOf(Path file) throws IOException {
      return locks.ownerOf(file);
    }
  }

  /// Who is about to end a holder asks the kernel who it is.
  private static final class ImpatientLocks implements Locks {
    private final Locks locks;
    private boolean ends;
    private boolean tried;

    ImpatientLocks(Locks locks) {
      this.locks = locks;
    }

    @Override
    public @Nullable Held tryLock(Path file) throws IOException {
      if (tried) {
        throw new IOException(file + " was not free at once");
      }
      Held held = locks.tryLock(file);
      tried = ends && held == null;
      return held;
    }

    @Override
    public OptionalLong ownerOf(Path file) throws IOException {
      ends = true;
      return locks.ownerOf(file);
    }
  }

  private record StealingLocks(Locks locks, Disk disk, Clock clock) implements Locks {
    @Override
    public @Nullable Held tryLock(Path file) throws IOException {
      Held held = locks.tryLock(file);
      if (held != null) {
        disk.append(file, new byte[0]); // dates it
        return held;
      }
      Disk.Facts facts = disk.stat(file);
      long now = clock.now().epochMillis();
      if (facts == null || now - facts.modifiedMillis() <= STALE.toMillis()) {
        return null;
      }
      disk.delete(file);
      return locks.tryLock(file);
    }

    @Override
    public OptionalLong ownerOf(Path file) throws IOException {
      return locks.ownerOf(file);
    }
  }

  private record MildProcesses(Processes processes) implements Processes {
    @Override
    public long pid() {
      return processes.pid();
    }

    @Override
    public ProcessIdentity self() {
      return processes.self();
    }

    @Override
    public @Nullable ProcessIdentity find(long pid) {
      return processes.find(pid);
    }

    @Override
    public List<ProcessIdentity> withEnvironment(String name, String value) {
      return processes.withEnvironment(name, value);
    }

    @Override
    public boolean kill(ProcessIdentity process) {
      return false;
    }

    @Override
    public Child start(ChildSpec spec) throws IOException {
      return processes.start(spec);
    }

    @Override
    public void detach(List<String> command) throws IOException {
      processes.detach(command);
    }
  }

  private record BlindClock(Clock clock) implements Clock {
    @Override
    public Moment now() {
      return new Moment(clock.now().at(), null);
    }

    @Override
    public long nanos() {
      return clock.nanos();
    }

    @Override
    public void pause(Duration howLong) {
      clock.pause(howLong);
    }
  }
}
