package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.backoff.PastFailure;
import dev.freshline.events.Cause;
import dev.freshline.events.Event;
import dev.freshline.events.Event.Fenced;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.HolderKilled;
import dev.freshline.events.Event.Published;
import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.FigureAge;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.freshness.Judgement;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalNotesTest {
  private static final Moment NOW = new Moment(Instant.parse("2026-11-03T12:00:00Z"), null);
  private static final FreshnessRule RULE =
      new FreshnessRule(Duration.ofMinutes(2), Duration.ofMinutes(10));
  private static final Judgement FRESH = new Judgement(Freshness.FRESH, Duration.ofSeconds(12), "");
  private static final Judgement STALE =
      new Judgement(Freshness.STALE, Duration.ofSeconds(200), "old");
  private static final Duration TOOK = Duration.ofSeconds(9);
  private static final PastFailure PAST =
      new PastFailure(Failure.Kind.EXITED, "exit 1", NOW, 1, Duration.ofSeconds(5));
  private static final HolderRecord RIVAL =
      new HolderRecord(
          5,
          "nonce",
          "session-9",
          new ProcessIdentity(4127, 1, "boot", 2, 1000),
          "laptop",
          NOW,
          Duration.ofSeconds(47));

  private static Rendering rendering(Decision... decisions) {
    var figures =
        new Figures(
            "Opus",
            Figure.unknown(""),
            new Figure<>(new BlockState.NoActiveBlock(), FRESH, "ccusage", NOW),
            List.of(
                new Figure<>(new Limit("five_hour", 24, null), STALE, "stdin", NOW),
                Figure.unknown("")),
            Figure.unknown(""),
            List.of(),
            null,
            NOW);
    var standings =
        IntStream.range(0, decisions.length)
            .mapToObj(i -> new Rendering.Standing("source" + i, decisions[i]))
            .toList();
    return new Rendering(figures, standings);
  }

  private static Ruling ruling(boolean started, Decision... decisions) {
    return JournalNotes.of(rendering(decisions), started).ruling();
  }

  @Test
  void of_freshRenderInItsCooldown_savedWork() {
    assertThat(ruling(false, new Decision.Cooling(TOOK, FRESH)))
        .isEqualTo(new Ruling(Step.SERVED, Cause.COOLDOWN, "source0", false));
  }

  @Test
  void of_cooldownOverAStaleReading_preventedWork() {
    assertThat(ruling(false, new Decision.Cooling(TOOK, STALE)))
        .isEqualTo(new Ruling(Step.DEFERRED, Cause.COOLDOWN, "source0", true));
  }

  @Test
  void of_staleRenderInBackoff_isDeferred() {
    assertThat(ruling(false, new Decision.BackingOff(TOOK, PAST, STALE)))
        .isEqualTo(new Ruling(Step.DEFERRED, Cause.BACKOFF, "source0", true));
  }

  @Test
  void of_dueRender_saysWhetherItStartedTheRefresh() {
    Decision ask = new Decision.Ask(Due.STALE, STALE);
    assertThat(ruling(true, ask)).isEqualTo(new Ruling(Step.STARTED, Cause.DUE, "source0", true));
    assertThat(ruling(false, ask))
        .isEqualTo(new Ruling(Step.DEFERRED, Cause.DEBOUNCED, "source0", true));
  }

  @Test
  void of_severalSources_tellsTheOneThatMattersMost() {
    Decision cooling = new Decision.Cooling(TOOK, FRESH);
    Decision backing = new Decision.BackingOff(TOOK, PAST, STALE);
    Decision ask = new Decision.Ask(Due.COOLDOWN_OVER, FRESH);
    assertThat(ruling(true, cooling, backing, ask).source()).isEqualTo("source2");
    assertThat(ruling(true, cooling, backing).source()).isEqualTo("source1");
  }

  @Test
  void of_noSource_isServed() {
    assertThat(ruling(false)).isEqualTo(new Ruling(Step.SERVED, Cause.DISABLED, "", false));
  }

  @Test
  void of_render_holdsTheAgesOfWhatWasShown() {
    assertThat(JournalNotes.of(rendering(), false).ages())
        .containsExactly(
            new FigureAge("block", Duration.ofSeconds(12)),
            new FigureAge("five_hour", Duration.ofSeconds(200)));
  }

  private static List<Event> events(Outcome outcome) {
    return JournalNotes.of(outcome, RULE, NOW);
  }

  private static Outcome refreshed(FeedOutcome feed) {
    return new Outcome.Refreshed(Readings.NONE, 8, null, List.of(feed));
  }

  @Test
  void of_busyLease_namesHolderSessionAndSince() {
    Outcome outcome = new Outcome.Deferred(Readings.NONE, new Holder.Known(RIVAL), "");
    var holder = new dev.freshline.events.Holder(4127, "session-9", NOW.at());
    assertThat(events(outcome))
        .containsExactly(
            new RefreshDecision(new Ruling(Step.DEFERRED, Cause.BUSY, "", true, holder, ""), null));
  }

  @ParameterizedTest
  @CsvSource({"60, false", "200, true"})
  void of_busyLease_saysWhetherWhatWasKeptIsStale(long age, boolean stale) {
    var stamp = Stamp.instant(new Moment(NOW.at().minusSeconds(age), null), "ccusage");
    var readings = Readings.NONE.withBlock(new Reading<>(new BlockState.NoActiveBlock(), stamp));
    Event event = events(new Outcome.Deferred(readings, new Holder.Unknown("torn"), "")).get(0);
    assertThat(((RefreshDecision) event).ruling().stale()).isEqualTo(stale);
  }

  @Test
  void of_published_isARunAndAPublication() {
    var stamp = new Stamp(NOW, NOW.plus(TOOK), "ccusage", "20.0.24", 8);
    assertThat(events(refreshed(new FeedOutcome.Published("ccusage", Due.STALE, stamp, TOOK))))
        .containsExactly(
            new FetchRun("ccusage", "20.0.24", NOW, TOOK, "OBSERVED", false, 8, ""),
            new Published("ccusage", 8));
  }

  @ParameterizedTest
  @CsvSource({"TIMED_OUT, true", "KILLED, true", "EXITED, false", "MALFORMED, false"})
  void of_failure_isARunCensoredWhenItWasCutShort(Failure.Kind kind, boolean censored) {
    var failed = new FeedOutcome.Failed("ccusage", Due.STALE, new Failure(kind, "why"), null, TOOK);
    var beganAt = new Moment(NOW.at().minus(TOOK), null);
    assertThat(events(refreshed(failed)))
        .containsExactly(
            new FetchRun("ccusage", "", beganAt, TOOK, kind.name(), censored, 8, "why"),
            new RefreshDecision(
                new Ruling(Step.FAILED, Cause.SOURCE, "ccusage", true, null, "why"), null));
  }

  @Test
  void of_orphanAlive_isNoRun() {
    var failure = new Failure(Failure.Kind.ORPHAN_ALIVE, "pid 7 lives");
    var failed = new FeedOutcome.Failed("ccusage", Due.STALE, failure, null, TOOK);
    assertThat(events(refreshed(failed)))
        .containsExactly(
            new RefreshDecision(
                new Ruling(Step.DEFERRED, Cause.ORPHAN, "ccusage", true, null, "pid 7 lives"),
                null));
  }

  @Test
  void of_fenced_isARunThatWasDropped() {
    var fenced = new FeedOutcome.Fenced("ccusage", Due.STALE, "a later token", TOOK);
    assertThat(events(refreshed(fenced)))
        .hasSize(2)
        .contains(new Fenced("ccusage", "a later token"));
  }

  @Test
  void of_unwrittenBeforeAsking_isNoRun() {
    var unwritten = new FeedOutcome.Unwritten("ccusage", Due.STALE, "disk full", Duration.ZERO);
    assertThat(events(refreshed(unwritten)))
        .hasOnlyElementsOfType(RefreshDecision.class)
        .hasSize(1);
  }

  @Test
  void of_endedHolder_comesFirst() {
    var outcome = new Outcome.Refreshed(Readings.NONE, 8, RIVAL, List.of());
    assertThat(events(outcome)).hasOnlyElementsOfType(HolderKilled.class).hasSize(1);
  }

  @Test
  void of_served_tellsWhyEachSourceWasNotAsked() {
    var idle = new FeedOutcome.NotAsked("ccusage", new Decision.Cooling(TOOK, FRESH));
    assertThat(events(new Outcome.Served(Readings.NONE, List.of(idle))))
        .containsExactly(
            new RefreshDecision(
                new Ruling(Step.SERVED, Cause.COOLDOWN, "ccusage", false), Duration.ofSeconds(12)));
  }

  @Test
  void of_refused_saysWhy() {
    assertThat(events(new Outcome.Refused(Readings.NONE, "a symbolic link")))
        .containsExactly(
            new RefreshDecision(
                new Ruling(Step.REFUSED, Cause.UNUSABLE, "", true, null, "a symbolic link"), null));
  }
}
