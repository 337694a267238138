package dev.freshline.billing;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.billing.RefreshStarter.Start;
import dev.freshline.host.Disk;
import dev.freshline.host.MemoryDisk;
import dev.freshline.lease.Lease;
import dev.freshline.source.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RefreshStarterTest {
  private static final List<String> COMMAND = List.of("statusline", "refresh", "--background");

  private final Desk desk = Desk.withReadingAged(ofMinutes(3));

  private Start start() {
    return desk.starter().start(COMMAND, desk.machine.clock.now());
  }

  private int started() {
    return desk.machine.processes.detached().size();
  }

  @Test
  void start_nobodyRefreshes_startsTheCommand() {
    assertThat(start()).isEqualTo(new Start.Started());
    assertThat(desk.machine.processes.detached()).containsExactly(COMMAND);
  }

  @Test
  void start_twentyCallersInOneInterval_startOne() {
    var starts = new ArrayList<Start>();
    for (int i = 0; i < 20; i++) {
      starts.add(start());
      desk.pass(ofMillis(49));
    }
    assertThat(starts).containsOnlyOnce(new Start.Started());
    assertThat(starts.subList(1, 20)).containsOnly(new Start.Asked());
    assertThat(started()).isEqualTo(1);
  }

  @Test
  void start_nextInterval_startsAgain() {
    start();
    desk.pass(RefreshStarter.INTERVAL);
    assertThat(start()).isEqualTo(new Start.Started());
    assertThat(started()).isEqualTo(2);
  }

  /// Found by the simulation: after a clock step of minutes, tickets of before kept everybody from
  /// starting.
  @Test
  void start_clockIsSetBackToASecondThatWasAskedIn_startsAgain() {
    start();
    desk.pass(ofMinutes(4));
    desk.machine.clock.step(ofMinutes(-4));
    assertThat(start()).isEqualTo(new Start.Started());
  }

  @Test
  void start_holderIsRunning_isLeftToIt() {
    Lease rival = desk.leaseTo("theirs");
    desk.pass(Desk.LEASE_FOR);
    assertThat(start()).isEqualTo(new Start.Running(rival.record()));
    assertThat(started()).isZero();
  }

  @Test
  void start_holderIsOverdue_startsOneInThirtySeconds() {
    desk.leaseTo("theirs");
    desk.pass(Desk.LEASE_FOR.plus(ofSeconds(3)));
    int tries = 120;
    for (int i = 0; i < tries; i++) {
      start();
      desk.pass(ofSeconds(1));
    }
    assertThat(started()).isBetween(4, 5);
  }

  @Test
  void start_holderIsDead_startsAtOnce() {
    Lease dead = desk.leaseTo("theirs");
    desk.machine.processes.end(dead.record().process().pid());
    assertThat(start()).isEqualTo(new Start.Started());
  }

  @Test
  void start_holderIsAZombie_startsAtOnce() {
    Lease dead = desk.leaseTo("theirs");
    desk.machine.processes.makeZombie(dead.record().process().pid());
    assertThat(start()).isEqualTo(new Start.Started());
  }

  @Test
  void start_pidOfTheHolderIsReused_startsAtOnce() {
    Lease dead = desk.leaseTo("theirs");
    desk.machine.processes.reuse(dead.record().process().pid());
    assertThat(start()).isEqualTo(new Start.Started());
  }

  @Test
  void start_lastOneCameToNothing_startsOneInThirtySeconds() {
    desk.machine.disk.leaveFree(100); // empty files still find room
    int tries = 120;
    for (int i = 0; i < tries; i++) {
      if (start() instanceof Start.Started) {
        desk.refreshInBackground();
      }
      desk.pass(ofSeconds(1));
    }
    assertThat(started()).isBetween(4, 5);
    desk.machine.disk.recover();
    desk.pass(RefreshStarter.LONG_INTERVAL);
    assertThat(start()).isEqualTo(new Start.Started());
  }

  @Test
  void start_upkeepCannotBeDone_startsOneInThirtySeconds() {
    var bare = Desk.withoutSources();
    bare.machine.disk.leaveFree(0);
    assertThat(bare.starter().start(COMMAND, bare.machine.clock.now()))
        .isEqualTo(new Start.Started());
    bare.refreshInBackground();
    bare.pass(ofSeconds(2));
    assertThat(bare.starter().start(COMMAND, bare.machine.clock.now()))
        .isEqualTo(new Start.InVain());
  }

  @Test
  void start_lockIsALink_startsOneInThirtySeconds() {
    desk.machine.disk.place(Desk.LOCK, Disk.Kind.SYMLINK, MemoryDisk.OWNER);
    desk.refreshInBackground();
    desk.pass(ofSeconds(2));
    assertThat(start()).isEqualTo(new Start.InVain());
  }

  @Test
  void start_sourceFailedOrPublished_isNotInVain() {
    desk.ccusage.fails(Failure.Kind.EXITED);
    desk.refreshInBackground();
    desk.pass(Desk.BACKOFF);
    desk.ccusage.says(desk.block(2.00, ofHours(2)));
    desk.refreshInBackground();
    assertThat(start()).isEqualTo(new Start.Started());
  }

  @Test
  void start_nothingCanBeWritten_saysWhy() {
    start();
    desk.pass(RefreshStarter.INTERVAL);
    desk.machine.disk.makeReadOnly(Objects.requireNonNull(Desk.LOCK.getParent()));
    assertThat(start())
        .isInstanceOfSatisfying(
            Start.Failed.class, failed -> assertThat(failed.why()).contains("Read-only"));
    assertThat(started()).isEqualTo(1);
  }

  @Test
  void start_nothingCanBeStarted_saysWhyAndIsTriedInTheNextInterval() {
    desk.machine.processes.refuse("cannot allocate memory");
    assertThat(start()).isEqualTo(new Start.Failed("cannot allocate memory"));
    desk.machine.processes.refuse(null);
    assertThat(start()).isEqualTo(new Start.Asked());
    desk.pass(RefreshStarter.INTERVAL);
    assertThat(start()).isEqualTo(new Start.Started());
  }
}
