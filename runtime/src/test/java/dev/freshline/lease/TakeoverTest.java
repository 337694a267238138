package dev.freshline.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.FakeClock;
import dev.freshline.host.FakeProcesses;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.lease.Takeover.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A stuck holder is ended if, and only if, it is proved to be the holder.
class TakeoverTest {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration OVERDUE = Runs.LEASE_FOR.plus(GRACE).plusMillis(1);

  private final Runs runs = new Runs();
  private final FakeClock clock = runs.machine.clock;
  private final FakeProcesses processes = runs.machine.processes;

  private Verdict tryFree() {
    Leases leases = runs.leases();
    return new Takeover(runs.machine.host(), leases).tryFree(leases.holder());
  }

  private void assertLeftAlone(String why) {
    assertThat(tryFree())
        .isInstanceOfSatisfying(
            Verdict.Unproven.class, verdict -> assertThat(verdict.why()).contains(why));
    assertThat(processes.killed()).isEmpty();
  }

  @Test
  void tryFree_withinItsTime_isNotStuckAndTakesNoTime() {
    runs.rival("theirs");
    clock.advance(Runs.LEASE_FOR.plus(GRACE));
    long before = clock.nanos();
    assertThat(tryFree()).isEqualTo(new Verdict.NotStuck());
    assertThat(clock.nanos()).isEqualTo(before);
  }

  @Test
  void tryFree_overdueAndProved_endsItAndFreesTheLease() {
    Lease rival = runs.rival("theirs");
    clock.advance(OVERDUE);
    assertThat(tryFree()).isEqualTo(new Verdict.Ended(rival.record()));
    assertThat(processes.killed()).containsExactly(rival.record().process().pid());
    assertThat(Runs.acquire(runs.leases(), "ours").token()).isGreaterThan(rival.token());
  }

  @Test
  void tryFree_releasedWithinTheGrace_isNotStuck() {
    Lease rival = runs.rival("theirs");
    clock.advance(OVERDUE);
    clock.after(Duration.ofSeconds(1), rival::close);
    assertThat(tryFree()).isEqualTo(new Verdict.NotStuck());
    assertThat(processes.killed()).isEmpty();
  }

  @Test
  void tryFree_handedOverWithinTheGrace_isNotStuck() {
    Lease rival = runs.rival("theirs");
    clock.advance(OVERDUE);
    clock.after(
        Duration.ofSeconds(1),
        () -> {
          rival.close();
          runs.rival("next");
        });
    assertThat(tryFree()).isEqualTo(new Verdict.NotStuck());
    assertThat(processes.killed()).isEmpty();
  }

  @Test
  void tryFree_lidWasClosed_holderFinishesUndisturbed() {
    Lease rival = runs.rival("theirs");
    clock.suspend(Duration.ofHours(8));
    clock.after(Duration.ofMillis(1500), rival::close);
    assertThat(tryFree()).isEqualTo(new Verdict.NotStuck());
    assertThat(processes.killed()).isEmpty();
  }

  @Test
  void tryFree_clockSetForwardAYear_isNotStuck() {
    runs.rival("theirs");
    clock.step(Duration.ofDays(365));
    assertThat(tryFree()).isEqualTo(new Verdict.NotStuck());
  }

  @Test
  void tryFree_noRecord_isLeftAlone() throws IOException {
    runs.rival("theirs");
    runs.machine.disk.delete(Runs.FILES.holder());
    clock.advance(OVERDUE);
    assertLeftAlone("no record");
  }

  @Test
  void tryFree_recordOfADeadHolder_isLeftAlone() {
    Lease rival = runs.rival("theirs");
    processes.end(rival.record().process().pid());
    clock.advance(OVERDUE);
    assertLeftAlone("is not the process that acquired");
  }

  @Test
  void tryFree_zombie_isLeftAlone() {
    Lease rival = runs.rival("theirs");
    processes.makeZombie(rival.record().process().pid());
    clock.advance(OVERDUE);
    assertLeftAlone("is not the process that acquired");
  }

  @Test
  void tryFree_reusedPid_isLeftAlone() {
    Lease rival = runs.rival("theirs");
    processes.reuse(rival.record().process().pid());
    clock.advance(OVERDUE);
    assertLeftAlone("is not the process that acquired");
  }

  @Test
  void tryFree_forgedPid_isLeftAlone() {
    Lease rival = runs.rival("theirs");
    runs.forge(runs.record(rival.token(), runs.machine.spawn()));
    clock.advance(OVERDUE);
    assertLeftAlone("the kernel does not name");
  }

  @Test
  void tryFree_lockIsFree_namesNobody() {
    runs.forge(runs.record(7, runs.machine.spawn()));
    clock.advance(OVERDUE);
    assertLeftAlone("the kernel does not name");
  }

  @Test
  void tryFree_processOfAnotherUser_isLeftAlone() {
    runs.rival("theirs");
    runs.forge(runs.record(7, processes.spawn(0, FakeProcesses.NAMESPACE)));
    clock.advance(OVERDUE);
    assertLeftAlone("is not identified as a process of this user");
  }

  @Test
  void tryFree_otherPidNamespace_isLeftAlone() {
    runs.rival("theirs");
    runs.forge(runs.record(7, processes.spawn(FakeProcesses.UID, FakeProcesses.NAMESPACE + 1)));
    clock.advance(OVERDUE);
    assertLeftAlone("is of another pid namespace");
  }

  @Test
  void tryFree_platformThatCannotProve_isLeftAlone() {
    Lease rival = runs.rival("theirs");
    long pid = rival.record().process().pid();
    runs.forge(runs.record(rival.token(), new ProcessIdentity(pid, 0, "", 0, -1)));
    clock.advance(OVERDUE);
    assertLeftAlone("is not identified as a process of this user");
  }

  @Test
  void tryFree_otherBoot_isNotStuck() {
    runs.rival("theirs");
    clock.reboot("boot-2");
    clock.advance(Duration.ofHours(1));
    assertThat(tryFree()).isEqualTo(new Verdict.NotStuck());
  }

  @Test
  void tryFree_noUptime_isNotStuck() {
    clock.loseUptime();
    runs.rival("theirs");
    clock.advance(OVERDUE);
    assertThat(tryFree()).isEqualTo(new Verdict.NotStuck());
  }

  @Test
  void tryFree_processThatCannotDie_isSaidWithinSevenSeconds() {
    Lease rival = runs.rival("theirs");
    long pid = rival.record().process().pid();
    processes.makeImmortal(pid);
    clock.advance(OVERDUE);
    Instant before = clock.now().at();
    assertThat(tryFree())
        .isEqualTo(new Verdict.Unproven("pid " + pid + " was killed and still holds it"));
    assertThat(processes.killed()).containsExactly(pid);
    assertThat(Duration.between(before, clock.now().at())).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void tryFree_processThatDiesSlowly_isWaitedFor() {
    Lease rival = runs.rival("theirs");
    long pid = rival.record().process().pid();
    processes.makeImmortal(pid);
    clock.advance(OVERDUE);
    clock.after(GRACE.plusSeconds(1), () -> processes.end(pid));
    assertThat(tryFree()).isEqualTo(new Verdict.Ended(rival.record()));
    assertThat(processes.killed()).containsExactly(pid);
  }

  @Test
  void tryFree_anotherIsQuickerToFollow_doesNotWaitForThatOne() {
    Lease rival = runs.rival("theirs");
    long pid = rival.record().process().pid();
    processes.onEnd(
        ended -> {
          if (ended == pid) {
            runs.rival("next");
          }
        });
    clock.advance(OVERDUE);
    long before = clock.nanos();
    assertThat(tryFree()).isEqualTo(new Verdict.Ended(rival.record()));
    assertThat(Duration.ofNanos(clock.nanos() - before)).isEqualTo(GRACE);
  }
}
