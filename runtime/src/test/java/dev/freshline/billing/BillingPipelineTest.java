package dev.freshline.billing;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.cache.ReadingCache;
import dev.freshline.host.Disk;
import dev.freshline.host.MemoryDisk;
import dev.freshline.lease.Acquisition;
import dev.freshline.lease.Holder;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingPipelineTest {
  private static FeedOutcome only(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refreshed.class);
    List<FeedOutcome> feeds = ((Outcome.Refreshed) outcome).feeds();
    assertThat(feeds).hasSize(1);
    return feeds.getFirst();
  }

  private static Reading<?> block(Readings readings) {
    return Objects.requireNonNull(readings.block());
  }

  @Test
  void refresh_neverObserved_publishesWhatItFetched() {
    var desk = Desk.empty();
    var began = desk.machine.clock.now();
    Outcome outcome = desk.refresh();
    assertThat(only(outcome)).isInstanceOf(FeedOutcome.Published.class);
    Stamp stamp = block(desk.readings()).stamp();
    assertThat(stamp.beganAt()).isEqualTo(began);
    assertThat(stamp.endedAt()).isEqualTo(began.plus(ofSeconds(5)));
    assertThat(stamp.token()).isEqualTo(desk.readings().token()).isPositive();
    assertThat(outcome.readings()).isEqualTo(desk.readings());
  }

  @Test
  void refresh_freshReading_isServedWithoutALease() {
    var desk = Desk.withReadingAged(ofSeconds(59));
    Lease rival = desk.leaseTo("theirs");
    long steps = desk.machine.disk.steps();
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            Outcome.Served.class,
            served ->
                assertThat(served.standings().getFirst().decision())
                    .isInstanceOfSatisfying(
                        Decision.Cooling.class,
                        cooling -> assertThat(cooling.remaining()).isEqualTo(ofSeconds(1))));
    assertThat(desk.machine.disk.steps()).isEqualTo(steps);
    assertThat(desk.ccusage.fetches()).isEqualTo(1);
    rival.close();
  }

  @Test
  void refresh_cooldownOver_fetches() {
    var desk = Desk.withReadingAged(ofSeconds(60));
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.Published.class,
            published -> assertThat(published.attempt().due()).isEqualTo(Due.COOLDOWN_OVER));
    assertThat(desk.ccusage.fetches()).isEqualTo(2);
  }

  @Test
  void refresh_fetchTakesLongerThanTheCooldown_cooldownCountsFromItsStart() {
    var desk = Desk.empty();
    desk.ccusage.takes(ofSeconds(61));
    desk.refresh();
    assertThat(desk.refresh()).isInstanceOf(Outcome.Refreshed.class);
    assertThat(desk.ccusage.fetches()).isEqualTo(2);
  }

  @Test
  void refresh_rivalHoldsLease_defersToItByName() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    Lease rival = desk.leaseTo("theirs");
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            deferred -> {
              assertThat(deferred.holder()).isEqualTo(new Holder.Known(rival.record()));
              assertThat(deferred.readings()).isEqualTo(desk.readings());
              assertThat(deferred.note()).isEmpty();
            });
    assertThat(desk.ccusage.fetches()).isEqualTo(1);
  }

  @Test
  void refresh_forcedWhileRivalHolds_defersToItAllTheSame() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.leaseTo("theirs");
    assertThat(desk.force()).isInstanceOf(Outcome.Deferred.class);
    assertThat(desk.ccusage.fetches()).isEqualTo(1);
  }

  @Test
  void refresh_startedWhileARivalFetches_oneFetchServesBoth() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    var rivals = new ArrayList<Outcome>();
    desk.ccusage.meanwhile(() -> rivals.add(desk.refreshElsewhere()));
    desk.refresh();
    assertThat(rivals).hasSize(1).first().isInstanceOf(Outcome.Deferred.class);
    assertThat(desk.refreshElsewhere()).isInstanceOf(Outcome.Served.class);
    assertThat(desk.ccusage.fetches()).isEqualTo(2);
  }

  @Test
  void refresh_rivalPublishedBeforeTheLeaseWasFree_doesNotFetchAgain() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    // The rival's whole refresh lies between our first look at the cache and our lease.
    desk.machine.disk.before(
        path -> path.equals(Desk.LOCK.getParent()), () -> desk.refreshElsewhere());
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.NotAsked.class,
            idle -> assertThat(idle.decision()).isInstanceOf(Decision.Cooling.class));
    assertThat(desk.ccusage.fetches()).isEqualTo(2);
  }

  @Test
  void refresh_sourceFails_leavesTheReadingAsItWasByteForByte() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    String before = desk.file();
    desk.ccusage.fails(Failure.Kind.TIMED_OUT);
    Outcome outcome = desk.refresh();
    assertThat(only(outcome))
        .isInstanceOfSatisfying(
            FeedOutcome.Failed.class,
            failed -> {
              assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.TIMED_OUT);
              assertThat(Objects.requireNonNull(failed.past()).delay()).isEqualTo(Desk.BACKOFF);
            });
    assertThat(desk.file()).isEqualTo(before);
    assertThat(outcome.readings()).isEqualTo(desk.readings());
  }

  @Test
  void refresh_sourceFailedLately_backsOffAndThenAsks() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.ccusage.fails(Failure.Kind.EXITED);
    desk.refresh();
    desk.pass(Desk.BACKOFF.minus(ofMillis(1)));
    assertThat(desk.refreshElsewhere())
        .isInstanceOfSatisfying(
            Outcome.Served.class,
            served ->
                assertThat(served.standings().getFirst().decision())
                    .isInstanceOf(Decision.BackingOff.class));
    desk.pass(ofMillis(1));
    assertThat(desk.refreshElsewhere()).isInstanceOf(Outcome.Refreshed.class);
    assertThat(desk.ccusage.fetches()).isEqualTo(3);
  }

  @Test
  void refresh_succeedsAfterFailures_forgetsThem() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.ccusage.fails(Failure.Kind.EXITED);
    desk.refresh();
    desk.pass(Desk.BACKOFF);
    desk.ccusage.says(desk.block(2.00, ofHours(2)));
    desk.refresh();
    desk.pass(Desk.COOLDOWN);
    desk.ccusage.fails(Failure.Kind.EXITED);
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.Failed.class,
            failed -> assertThat(Objects.requireNonNull(failed.past()).consecutive()).isEqualTo(1));
  }

  @Test
  void refresh_forced_asksInspiteOfCooldownAndBackoff() {
    var desk = Desk.withReadingAged(ofSeconds(1));
    desk.ccusage.fails(Failure.Kind.EXITED);
    assertThat(only(desk.force())).isInstanceOf(FeedOutcome.Failed.class);
    desk.ccusage.says(desk.block(2.00, ofHours(2)));
    assertThat(only(desk.force()))
        .isInstanceOfSatisfying(
            FeedOutcome.Published.class,
            published -> assertThat(published.attempt().due()).isEqualTo(Due.FORCED));
  }

  @Test
  void refresh_lockReplacedWhileFetching_dropsItsAnswer() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.ccusage.meanwhile(() -> replaceLock(desk));
    String before = desk.file();
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.Fenced.class, fenced -> assertThat(fenced.why()).contains("replaced"));
    assertThat(desk.file()).isEqualTo(before);
  }

  @Test
  void refresh_laterHolderPublishedWhileFetching_doesNotRollBack() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.ccusage.meanwhile(
        () -> {
          replaceLock(desk);
          desk.ccusage.meanwhile(() -> {}).says(desk.block(9.00, ofHours(1)));
          desk.refreshElsewhere();
        });
    Outcome outcome = desk.refresh();
    assertThat(only(outcome)).isInstanceOf(FeedOutcome.Fenced.class);
    assertThat(desk.readings().token()).isGreaterThan(((Outcome.Refreshed) outcome).token());
  }

  @Test
  void refresh_laterTokenPublishedWhileFetching_doesNotRollBack() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.ccusage.meanwhile(() -> publishWithLaterToken(desk));
    String[] later = new String[1];
    desk.tidying.add(() -> later[0] = desk.file());
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.Fenced.class, fenced -> assertThat(fenced.why()).contains("older than"));
    assertThat(desk.file()).isEqualTo(later[0]);
  }

  /// By way of another run directory: its lock is not ours, as after a change of folders.
  private static void publishWithLaterToken(Desk desk) {
    var elsewhere =
        new Leases(
            desk.machine.host(desk.machine.spawn().pid()),
            Path.of("/elsewhere"),
            () -> "desk",
            Desk.LEASE_FOR);
    var lease = (Lease) elsewhere.tryAcquire("", desk.machine.clock.now().epochMillis() + 1000);
    assertThat(desk.cache().publish(desk.readings(), lease))
        .isInstanceOf(ReadingCache.Publication.Published.class);
  }

  private static void replaceLock(Desk desk) {
    try {
      Path made = Desk.LOCK.resolveSibling("made");
      desk.machine.disk.create(made, new byte[0]);
      desk.machine.disk.rename(made, Desk.LOCK);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refresh_diskFull_doesNotTroubleTheSource() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.machine.disk.leaveFree(100);
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.NoRoom.class, room -> assertThat(room.why()).contains("No space"));
    assertThat(desk.ccusage.fetches()).isEqualTo(1);
  }

  @Test
  void refresh_diskFillsWhileFetching_keepsTheOldReading() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    String before = desk.file();
    desk.ccusage.meanwhile(() -> desk.machine.disk.leaveFree(10));
    assertThat(only(desk.refresh())).isInstanceOf(FeedOutcome.Unwritten.class);
    assertThat(desk.file()).isEqualTo(before);
    assertThat(desk.machine.disk.files()).noneMatch(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  void refresh_runDirectoryIsALink_isRefused() {
    var desk = Desk.empty();
    desk.machine.disk.place(
        Objects.requireNonNull(Desk.LOCK.getParent()), Disk.Kind.SYMLINK, MemoryDisk.OWNER);
    assertThat(desk.refresh()).isInstanceOf(Outcome.Refused.class);
    assertThat(desk.ccusage.fetches()).isZero();
  }

  @Test
  void refresh_twoSources_areAskedUnderOneToken() {
    var desk = Desk.withTwoSources();
    var outcome = (Outcome.Refreshed) desk.refresh();
    assertThat(outcome.feeds()).extracting(FeedOutcome::source).containsExactly("oauth", "ccusage");
    assertThat(block(desk.readings()).stamp().token()).isEqualTo(outcome.token());
    assertThat(Objects.requireNonNull(desk.readings().limits()).stamp().token())
        .isEqualTo(outcome.token());
  }

  @Test
  void refresh_oneOfTwoFails_publishesTheOther() {
    var desk = Desk.withTwoSources();
    desk.oauth.fails(Failure.Kind.RATE_LIMITED);
    var outcome = (Outcome.Refreshed) desk.refresh();
    assertThat(outcome.feeds().getFirst()).isInstanceOf(FeedOutcome.Failed.class);
    assertThat(outcome.feeds().getLast()).isInstanceOf(FeedOutcome.Published.class);
    assertThat(desk.readings().limits()).isNull();
    assertThat(desk.readings().block()).isNotNull();
  }

  @Test
  void refresh_oneOfTwoIsDue_leavesTheOtherInPeace() {
    var desk = Desk.withTwoSources();
    desk.oauth.takes(Duration.ZERO);
    desk.ccusage.takes(ofSeconds(1)).fails(Failure.Kind.EXITED);
    desk.refresh();
    Reading<?> limits = Objects.requireNonNull(desk.readings().limits());
    desk.pass(Desk.BACKOFF);
    desk.ccusage.says(desk.block(2.00, ofHours(1)));
    var outcome = (Outcome.Refreshed) desk.refresh();
    assertThat(outcome.feeds().getFirst()).isInstanceOf(FeedOutcome.NotAsked.class);
    assertThat(outcome.feeds().getLast()).isInstanceOf(FeedOutcome.Published.class);
    assertThat(desk.oauth.fetches()).isEqualTo(1);
    assertThat(desk.readings().limits()).isEqualTo(limits);
  }

  @Test
  void refresh_holderIsStuck_endsItAndFetches() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    Lease stuck = desk.leaseTo("theirs");
    desk.pass(Desk.LEASE_FOR.plus(ofSeconds(3)));
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            Outcome.Refreshed.class,
            refreshed -> {
              assertThat(refreshed.ended()).isEqualTo(stuck.record());
              assertThat(refreshed.died()).isNull();
              assertThat(refreshed.token()).isGreaterThan(stuck.token());
            });
    assertThat(desk.machine.processes.killed()).containsExactly(stuck.record().process().pid());
  }

  @Test
  void refresh_holderDied_tellsWhoseLeaseItWas() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    Lease dead = desk.leaseTo("theirs");
    desk.machine.processes.end(dead.record().process().pid());
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            Outcome.Refreshed.class,
            refreshed -> {
              assertThat(refreshed.died()).isEqualTo(dead.record());
              assertThat(refreshed.ended()).isNull();
            });
  }

  @Test
  void refresh_holderCannotBeProved_defersAndSaysWhy() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    Lease dead = desk.leaseTo("theirs");
    desk.machine.processes.end(dead.record().process().pid());
    // Its successor could not write a record.
    desk.machine.disk.leaveFree(0);
    desk.leaseTo("next");
    desk.machine.disk.recover();
    desk.pass(Desk.LEASE_FOR.plus(ofSeconds(3)));
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            deferred -> assertThat(deferred.note()).contains("is not the process"));
    assertThat(desk.machine.processes.killed()).isEmpty();
  }

  @Test
  void refresh_stuckHolderWasEnded_anotherMayBeQuickerToFollow() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    long pid = desk.leaseTo("theirs").record().process().pid();
    desk.pass(Desk.LEASE_FOR.plus(ofSeconds(3)));
    desk.machine.processes.onEnd(
        ended -> {
          if (ended == pid) {
            desk.leaseTo("next");
          }
        });
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            deferred -> {
              assertThat(deferred.note()).isEqualTo("was quicker to follow");
              assertThat(deferred.holder())
                  .isInstanceOfSatisfying(
                      Holder.Known.class,
                      holder -> assertThat(holder.record().session()).isEqualTo("next"));
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void housekeeping_isDoneUnderTheLease(boolean fails) {
    var desk = Desk.withReadingAged(ofMinutes(3));
    if (fails) {
      desk.ccusage.fails(Failure.Kind.EXITED);
    }
    var seen = new ArrayList<Acquisition>();
    desk.tidying.add(() -> seen.add(desk.leases().tryAcquire("", 0)));
    desk.refresh();
    assertThat(seen).hasSize(1).first().isInstanceOf(Acquisition.Busy.class);
  }

  @Test
  void housekeeping_withoutTheLease_isNotDone() {
    var desk = Desk.withReadingAged(ofSeconds(1));
    desk.tidying.add(
        () -> {
          throw new IllegalStateException("nobody holds the lease");
        });
    assertThat(desk.refresh()).isInstanceOf(Outcome.Served.class);
    desk.pass(ofMinutes(3));
    desk.leaseTo("theirs");
    assertThat(desk.refresh()).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void housekeeping_noSourceIsTurnedOn_isDoneNowAndThen() {
    var desk = Desk.withoutSources();
    var done = new ArrayList<Acquisition>();
    desk.tidying.add(() -> done.add(desk.leases().tryAcquire("", 0)));
    desk.refresh();
    assertThat(desk.refresh()).isInstanceOf(Outcome.Served.class);
    desk.pass(Forecast.GOOD_FOR);
    assertThat(desk.refresh()).isInstanceOf(Outcome.Refreshed.class);
    assertThat(done).hasSize(2).allMatch(Acquisition.Busy.class::isInstance);
  }

  @Test
  void refresh_ends_theLeaseIsFree() {
    var desk = Desk.empty();
    desk.refresh();
    assertThat(desk.leases().tryAcquire("", 0)).isInstanceOf(Lease.class);
  }

  @Test
  void refresh_sourceBreaks_theLeaseIsFree() {
    var desk = Desk.empty();
    desk.ccusage.meanwhile(
        () -> {
          throw new IllegalStateException("a defect");
        });
    assertThatThrownBy(desk::refresh).hasMessage("a defect");
    assertThat(desk.leases().tryAcquire("", 0)).isInstanceOf(Lease.class);
  }

  @Test
  void refresh_clockWentBackAYear_publishesWithALaterToken() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    long before = desk.readings().token();
    desk.machine.clock.step(Duration.ofDays(-365));
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.Published.class,
            published -> assertThat(published.attempt().due()).isEqualTo(Due.AGE_UNKNOWN));
    assertThat(desk.readings().token()).isGreaterThan(before);
  }

  @Test
  void refresh_damagedCache_isReplaced() {
    var desk = Desk.withReadingAged(ofSeconds(1));
    desk.machine.disk.put(Desk.READING, "freshline 1 nonsense");
    assertThat(only(desk.refresh()))
        .isInstanceOfSatisfying(
            FeedOutcome.Published.class,
            published -> assertThat(published.attempt().due()).isEqualTo(Due.NEVER_OBSERVED));
    assertThat(desk.readings().block()).isNotNull();
  }
}
