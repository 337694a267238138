package dev.freshline.limits;

import static dev.freshline.limits.Samples.NOW;
import static dev.freshline.limits.Samples.RESET;
import static dev.freshline.limits.Samples.ago;
import static dev.freshline.limits.Samples.fiveHour;
import static dev.freshline.limits.Samples.seen;
import static dev.freshline.limits.Samples.session;
import static dev.freshline.limits.Samples.sevenDay;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Disk;
import dev.freshline.host.MemoryDisk;
import dev.freshline.limits.LimitsLedger.Sightings;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Uptime;
import dev.freshline.session.SessionInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LimitsLedgerTest {
  private static final Path DIRECTORY = Path.of("/state/sessions");
  private static final Path TRANSCRIPT = Path.of("/claude/a.jsonl");

  private final MemoryDisk disk = new MemoryDisk();
  private final LimitsLedger ledger = new LimitsLedger(disk, DIRECTORY, new Random(1));

  @Test
  void observe_twoSessionsDisagree_bothShowTheHigher() {
    ledger.observe(session("a", 10L, fiveHour(54)), ago(ofMinutes(2)));
    ledger.observe(session("b", 10L, fiveHour(58)), ago(ofMinutes(1)));

    assertThat(shown(session("a", 10L, fiveHour(54)), NOW)).containsExactly(fiveHour(58));
    assertThat(shown(session("b", 10L, fiveHour(58)), NOW)).containsExactly(fiveHour(58));
  }

  @Test
  void observe_idleSessionRepeatsItself_keepsTheFirstMoment() {
    var idle = session("a", 10L, fiveHour(54), sevenDay(41));
    for (int second = 0; second < 60; second++) {
      assertThat(observe(idle, NOW.plus(ofSeconds(second))))
          .containsExactly(seen(NOW, fiveHour(54), sevenDay(41)));
    }
  }

  @Test
  void observe_nothingChanged_writesNothing() {
    ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    long steps = disk.steps();
    ledger.observe(session("a", 10L, fiveHour(54)), NOW.plus(ofSeconds(1)));
    assertThat(disk.steps()).isEqualTo(steps);
  }

  @Test
  void observe_samePercentageAfterAnotherCall_isANewObservation() {
    ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    Moment later = NOW.plus(ofMinutes(1));
    assertThat(observe(session("a", 11L, fiveHour(54)), later))
        .containsExactly(seen(later, fiveHour(54)));
  }

  @Test
  void observe_percentageOrResetChanged_isANewObservation() {
    ledger.observe(session("a", null, fiveHour(54)), NOW);
    Moment later = NOW.plus(ofMinutes(1));
    assertThat(observe(session("a", null, fiveHour(54.001)), later))
        .containsExactly(seen(later, fiveHour(54.001)));
    Moment latest = NOW.plus(ofMinutes(2));
    Limit renewed = fiveHour(54.001, RESET.plusSeconds(1));
    assertThat(observe(session("a", null, renewed), latest)).containsExactly(seen(latest, renewed));
  }

  @Test
  void observe_windowDroppedAtItsReset_isNoNewObservation() {
    ledger.observe(session("a", 10L, fiveHour(54), sevenDay(41)), NOW);
    Moment afterReset = NOW.plus(ofHours(4));
    var dropped = session("a", 10L, sevenDay(41));
    assertThat(LimitsMerge.merge(observe(dropped, afterReset), afterReset))
        .singleElement()
        .satisfies(
            limit -> {
              assertThat(limit.value()).isEqualTo(sevenDay(41));
              assertThat(limit.stamp().beganAt()).isEqualTo(NOW);
            });
  }

  @Test
  void observe_clearStartsTheCallTimeAnew_keepsTheMomentAndSeesTheNextCall() {
    ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    var cleared = session("a", 0L, fiveHour(54));
    assertThat(observe(cleared, NOW.plus(ofMinutes(1)))).containsExactly(seen(NOW, fiveHour(54)));
    Moment later = NOW.plus(ofMinutes(2));
    assertThat(observe(session("a", 3L, fiveHour(54)), later))
        .containsExactly(seen(later, fiveHour(54)));
  }

  @Test
  void observe_overtakenByALaterRender_keepsWhatThatOneHeard() {
    ledger.observe(session("a", 20L, fiveHour(58), sevenDay(41)), NOW);
    var overtaken = session("a", 10L, fiveHour(54), sevenDay(41));
    assertThat(observe(overtaken, NOW.plus(ofSeconds(1))))
        .containsExactly(seen(NOW, fiveHour(58), sevenDay(41)));
  }

  @Test
  void observe_lessTimeInCallsAndMoreOfAWindow_isANewObservation() {
    ledger.observe(session("a", 20L, fiveHour(58)), NOW);
    Moment later = NOW.plus(ofMinutes(1));
    assertThat(observe(session("a", 10L, fiveHour(59)), later))
        .containsExactly(seen(later, fiveHour(59)));
    Limit renewed = fiveHour(2, RESET.plusSeconds(18_000));
    assertThat(observe(session("a", 5L, renewed), later)).containsExactly(seen(later, renewed));
  }

  @Test
  void observe_noLimitsYet_keepsWhatTheSessionHeardBefore() {
    ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    assertThat(observe(session("a", 0L), NOW.plus(ofMinutes(1))))
        .containsExactly(seen(NOW, fiveHour(54)));
  }

  @Test
  void observe_firstSight_isNoLaterThanTheTranscript() {
    disk.setMillis(ago(ofHours(2)).epochMillis()).put(TRANSCRIPT, "{}\n");
    assertThat(observe(session("a", 10L, TRANSCRIPT.toString(), fiveHour(54)), NOW))
        .containsExactly(seen(ago(ofHours(2)), fiveHour(54)));
  }

  @Test
  void observe_transcriptOlderThanTheBoot_hasNoUptime() {
    Instant beforeBoot = NOW.at().minus(Samples.UP).minusMillis(1);
    disk.setMillis(beforeBoot.toEpochMilli()).put(TRANSCRIPT, "{}\n");
    assertThat(observe(session("a", 10L, TRANSCRIPT.toString(), sevenDay(54)), NOW))
        .containsExactly(seen(new Moment(beforeBoot, null), sevenDay(54)));
  }

  @Test
  void observe_transcriptMissingOrOddOrFromTheFuture_isNow() {
    disk.setMillis(NOW.plus(ofHours(1)).epochMillis()).put(TRANSCRIPT, "{}\n");
    disk.place(Path.of("/claude/link"), Disk.Kind.SYMLINK, 1000);
    for (var transcript : List.of(TRANSCRIPT.toString(), "/nowhere", "/claude/link", "a\u0000b")) {
      assertThat(observe(session(null, 10L, transcript, fiveHour(54)), NOW))
          .as(transcript)
          .containsExactly(seen(NOW, fiveHour(54)));
    }
  }

  @Test
  void observe_newSessionWithoutACall_tookItsLimitsFromTheOneThatSaysTheSame() {
    ledger.observe(session("a", 10L, fiveHour(54)), ago(ofHours(1)));
    ledger.observe(session("b", 10L, fiveHour(53)), ago(ofMinutes(1)));
    disk.setMillis(NOW.epochMillis()).put(TRANSCRIPT, "{}\n");
    var cleared = session("c", 0L, TRANSCRIPT.toString(), fiveHour(54));
    assertThat(observe(cleared, NOW)).contains(seen(ago(ofHours(1)), fiveHour(54)));
    assertThat(observe(cleared, NOW)).doesNotContain(seen(NOW, fiveHour(54)));
  }

  @Test
  void observe_damagedFile_isUnknownAndBreaksNoOther() {
    ledger.observe(session("a", 10L, fiveHour(54)), ago(ofMinutes(1)));
    disk.put(DIRECTORY.resolve("b.limits"), "freshline-limits 1 0 torn");
    disk.put(DIRECTORY.resolve("c.limits"), new byte[LedgerFormat.LIMIT + 1]);
    disk.place(DIRECTORY.resolve("d.limits"), Disk.Kind.OTHER, 1000);

    Sightings sightings = ledger.observe(session("e", 1L, sevenDay(41)), NOW);

    assertThat(sightings.observations())
        .containsExactlyInAnyOrder(seen(ago(ofMinutes(1)), fiveHour(54)), seen(NOW, sevenDay(41)));
    assertThat(sightings.oddities()).hasSize(3);
  }

  @Test
  void observe_ownFileDamaged_isReplaced() {
    Path own = DIRECTORY.resolve("a.limits");
    disk.put(own, "rubbish");
    ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    assertThat(disk.text(own)).startsWith("freshline-limits 1 ");
  }

  @Test
  void observe_clockWasSetBack_doesNotDateOldPercentagesAnew() {
    ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    var setBack =
        new Moment(ago(ofHours(1)).at(), new Uptime("boot-1", Samples.UP.toMillis() + 1000));
    assertThat(observe(session("a", 10L, fiveHour(54)), setBack))
        .containsExactly(seen(NOW, fiveHour(54)));
  }

  @Test
  void observe_diskFull_stillReturnsTheObservation() {
    disk.leaveFree(0);
    Sightings sightings = ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    assertThat(sightings.observations()).containsExactly(seen(NOW, fiveHour(54)));
    assertThat(sightings.oddities()).singleElement().asString().contains("No space left");
    assertThat(disk.files()).isEmpty();
  }

  @Test
  void observe_diedAtAnyStep_leavesTheOldFileOrTheNew() {
    for (int step = 0; step < 3; step++) {
      var fragile = new MemoryDisk();
      var dying = new LimitsLedger(fragile, DIRECTORY, new Random(1));
      dying.observe(session("a", 10L, fiveHour(54)), NOW);
      fragile.crashAfter(step);
      Moment later = NOW.plus(ofMinutes(1));
      try {
        dying.observe(session("a", 11L, fiveHour(55)), later);
      } catch (MemoryDisk.Crash expected) {
        assertThat(step).isLessThan(2);
      }
      fragile.recover();
      assertThat(dying.all().oddities()).isEmpty();
      assertThat(dying.all().observations())
          .singleElement()
          .isIn(seen(NOW, fiveHour(54)), seen(later, fiveHour(55)));
    }
  }

  @Test
  void observe_idWouldLeaveTheDirectory_staysInIt() {
    ledger.observe(session("../../etc/passwd", 10L, fiveHour(54)), NOW);
    assertThat(disk.files()).singleElement().extracting(Path::getParent).isEqualTo(DIRECTORY);
  }

  @Test
  void observe_noSessionId_isReturnedButNotKept() {
    assertThat(observe(session(null, 10L, fiveHour(54)), NOW))
        .containsExactly(seen(NOW, fiveHour(54)));
    assertThat(disk.files()).isEmpty();
  }

  @Test
  void all_leavesEverythingAsItIs() {
    ledger.observe(session("a", 10L, fiveHour(54)), NOW);
    long steps = disk.steps();
    assertThat(ledger.all().observations()).containsExactly(seen(NOW, fiveHour(54)));
    assertThat(disk.steps()).isEqualTo(steps);
  }

  private List<Reading<List<Limit>>> observe(SessionInput input, Moment now) {
    return ledger.observe(input, now).observations();
  }

  private List<Limit> shown(SessionInput input, Moment now) {
    return LimitsMerge.merge(observe(input, now), now).stream().map(Reading::value).toList();
  }
}
