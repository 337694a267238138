package dev.freshline.lease;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import dev.freshline.host.MemoryDisk;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Processes;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private static final ProcessIdentity US = new ProcessIdentity(41, 7, "boot", 1, 1000);

  private final MemoryDisk disk = new MemoryDisk();
  private Moment now = Moment.ofMillis(1_000_000, new Uptime("boot", 50_000));
  private OptionalLong owner = OptionalLong.empty();
  private @Nullable ProcessIdentity living = US;

  private Leases leases;
  private LeaseWatch watch;

  @BeforeEach
  void aMachine() {
    var host =
        new Host(
            new FakeClock(),
            disk,
            new FakeLocks(),
            new FakeProcesses(),
            (uri, headers, timeout, limit) -> {
              throw new UnsupportedOperationException();
            },
            new SplittableRandom(1));
    leases = new Leases(host, Path.of("/run"), () -> "vm", Duration.ofSeconds(40));
    watch = new LeaseWatch(host, leases);
  }

  private Lease acquire() {
    var acquired = leases.tryAcquire("session", 0);
    assertThat(acquired).isInstanceOf(Lease.class);
    owner = OptionalLong.of(US.pid());
    return (Lease) acquired;
  }

  @Test
  void look_nobodyEverHeldIt_isFree() {
    assertThat(watch.look()).isEqualTo(new LeaseState.Free(null));
  }

  @Test
  void look_holderThatTheKernelNames_isProved() {
    try (Lease lease = acquire()) {
      assertThat(watch.look()).isEqualTo(new LeaseState.Held(41, lease.record(), true, false));
    }
  }

  @Test
  void look_released_isFree() {
    acquire().close();
    owner = OptionalLong.empty();
    assertThat(watch.look()).isEqualTo(new LeaseState.Free(null));
  }

  @Test
  void look_pastItsDeadline_isOverdue() {
    try (Lease _ = acquire()) {
      now = now.plus(Duration.ofSeconds(40));
      assertThat(watch.look()).matches(state -> !((LeaseState.Held) state).overdue());
      now = now.plus(Duration.ofMillis(1));
      assertThat(watch.look()).matches(state -> ((LeaseState.Held) state).overdue());
    }
  }

  @Test
  void look_kernelDoesNotTell_isHeldUnproved() {
    try (Lease lease = acquire()) {
      owner = OptionalLong.empty();
      assertThat(watch.look()).isEqualTo(new LeaseState.Held(41, lease.record(), false, false));
    }
  }

  @Test
  void look_holderDied_isFreeAndNamesIt() {
    try (Lease lease = acquire()) {
      owner = OptionalLong.empty();
      living = null;
      assertThat(watch.look()).isEqualTo(new LeaseState.Free(lease.record()));
    }
  }

  @Test
  void look_pidReused_isNotTheHolder() {
    try (Lease lease = acquire()) {
      owner = OptionalLong.empty();
      living = new ProcessIdentity(41, 99, "boot", 1, 1000);
      assertThat(watch.look()).isEqualTo(new LeaseState.Free(lease.record()));
    }
  }

  @Test
  void look_kernelNamesAnother_isHeldByThatOneWithoutRecord() {
    try (Lease _ = acquire()) {
      owner = OptionalLong.of(77);
      assertThat(watch.look()).isEqualTo(new LeaseState.Held(77, null, false, false));
    }
  }

  @Test
  void look_recordDamaged_isUnclear() {
    disk.put(Path.of("/run/holder.json"), "rot");
    assertThat(watch.look()).isInstanceOf(LeaseState.Unclear.class);
  }

  private final class FakeClock implements Clock {
    @Override
    public Moment now() {
      return now;
    }

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void pause(Duration howLong) {
      throw new UnsupportedOperationException();
    }
  }

  private final class FakeLocks implements Locks {
    @Override
    public Held tryLock(Path file) {
      disk.put(file, "");
      Disk.Facts facts = requireNonNull(disk.stat(file));
      return new Held() {
        @Override
        public long inode() {
          return facts.inode();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public OptionalLong ownerOf(Path file) {
      return owner;
    }
  }

  private final class FakeProcesses implements Processes {
    @Override
    public long pid() {
      return US.pid();
    }

    @Override
    public ProcessIdentity self() {
      return US;
    }

    @Override
    public @Nullable ProcessIdentity find(long pid) {
      return living;
    }

    @Override
    public List<ProcessIdentity> withEnvironment(String name, String value) {
      return List.of();
    }

    @Override
    public boolean kill(ProcessIdentity process) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Child start(ChildSpec spec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void detach(List<String> command) {
      throw new UnsupportedOperationException();
    }
  }
}
