package dev.freshline.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private final Runs runs = new Runs();

  private LeaseState look() {
    return new LeaseWatch(runs.machine.host(), runs.leases()).look();
  }

  private static LeaseState held(Lease lease, boolean proved, boolean overdue) {
    return new LeaseState.Held(lease.record().process().pid(), lease.record(), proved, overdue);
  }

  private static long pid(Lease lease) {
    return lease.record().process().pid();
  }

  @Test
  void look_nobodyEverHeldIt_isFreeAndStaysFree() {
    assertThat(look()).isEqualTo(new LeaseState.Free(null));
    assertThat(runs.machine.disk.files()).isEmpty();
  }

  @Test
  void look_holderThatTheKernelNames_isProved() {
    Lease lease = runs.rival("theirs");
    assertThat(look()).isEqualTo(held(lease, true, false));
  }

  @Test
  void look_released_isFree() {
    runs.rival("theirs").close();
    assertThat(look()).isEqualTo(new LeaseState.Free(null));
  }

  @Test
  void look_pastItsDeadline_isOverdue() {
    Lease lease = runs.rival("theirs");
    runs.machine.clock.advance(Runs.LEASE_FOR.plus(HolderRecord.GRACE));
    assertThat(look()).isEqualTo(held(lease, true, false));
    assertThat(verdict(lease)).isEqualTo(new Takeover.Verdict.NotStuck());
    runs.machine.clock.advance(Duration.ofMillis(1));
    assertThat(look()).isEqualTo(held(lease, true, true));
    assertThat(verdict(lease)).isEqualTo(new Takeover.Verdict.Ended(lease.record()));
  }

  /// What a refresh would do about it now.
  private Takeover.Verdict verdict(Lease lease) {
    return new Takeover(runs.machine.host(), runs.leases())
        .tryFree(new Holder.Known(lease.record()));
  }

  @Test
  void look_kernelDoesNotTell_isHeldUnproved() throws IOException {
    Lease lease = runs.rival("theirs");
    runs.machine.disk.delete(Runs.FILES.lock());
    assertThat(look()).isEqualTo(held(lease, false, false));
  }

  @Test
  void look_holderDied_isFreeAndNamesIt() {
    Lease lease = runs.rival("theirs");
    runs.machine.processes.end(pid(lease));
    assertThat(look()).isEqualTo(new LeaseState.Free(lease.record()));
  }

  @Test
  void look_pidReused_isNotTheHolder() {
    Lease lease = runs.rival("theirs");
    runs.machine.processes.reuse(pid(lease));
    assertThat(look()).isEqualTo(new LeaseState.Free(lease.record()));
  }

  @Test
  void look_recordOfAnother_isHeldByWhomTheKernelNames() {
    Lease lease = runs.rival("theirs");
    ProcessIdentity other = runs.machine.spawn();
    runs.forge(runs.record(9, other));
    assertThat(look()).isEqualTo(new LeaseState.Held(pid(lease), null, false, false));
  }

  @Test
  void look_recordDamaged_isHeldAllTheSame() {
    Lease lease = runs.rival("theirs");
    runs.machine.disk.put(Runs.FILES.holder(), "rot");
    assertThat(look()).isEqualTo(new LeaseState.Held(pid(lease), null, false, false));
    runs.machine.processes.end(pid(lease));
    assertThat(look()).isInstanceOf(LeaseState.Unclear.class);
  }
}
