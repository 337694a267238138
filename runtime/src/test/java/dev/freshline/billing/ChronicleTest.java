package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.billing.FeedOutcome.Attempt;
import dev.freshline.events.Cause;
import dev.freshline.events.Event;
import dev.freshline.events.Event.Fenced;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.HolderKilled;
import dev.freshline.events.Event.Published;
import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.Event.TakenOver;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChronicleTest {
  private static final Moment NOW = new Moment(Instant.parse("2026-11-03T12:00:00Z"), null);
  private static final Duration TOOK = Duration.ofSeconds(9);
  private static final Judgement FRESH = new Judgement(Freshness.FRESH, Duration.ofSeconds(12), "");
  private static final Judgement STALE =
      new Judgement(Freshness.STALE, Duration.ofSeconds(200), "old");
  private static final Attempt ATTEMPT = new Attempt(Due.STALE, STALE, NOW, TOOK);
  private static final Stamp STAMP = new Stamp(NOW, NOW.plus(TOOK), "ccusage", "20.0.24", 8);
  private static final HolderRecord RIVAL =
      new HolderRecord(
          5,
          "nonce",
          "session-9",
          new ProcessIdentity(4127, 1, "boot", 2, 1000),
          "laptop",
          NOW,
          Duration.ofSeconds(47));

  @Test
  void of_busyLease_namesHolderSessionAndSince() {
    var outcome = new Outcome.Deferred(Readings.NONE, standing(STALE), new Holder.Known(RIVAL), "");
    var holder = new dev.freshline.events.Holder(4127, "session-9", NOW.at());
    assertThat(Chronicle.of(outcome))
        .containsExactly(decision(Step.DEFERRED, Cause.BUSY, "", true, holder, ""));
  }

  @Test
  void of_busyLeaseOverAFreshReading_isNotStale() {
    var outcome =
        new Outcome.Deferred(Readings.NONE, standing(FRESH), new Holder.Unknown("torn"), "");
    assertThat(Chronicle.of(outcome))
        .containsExactly(decision(Step.DEFERRED, Cause.BUSY, "", false, null, ""));
  }

  @Test
  void of_published_isARunAPublicationAndARefresh() {
    assertThat(events(new FeedOutcome.Published("ccusage", ATTEMPT, STAMP)))
        .containsExactly(
            new FetchRun("ccusage", "20.0.24", NOW, TOOK, "OBSERVED", false, 8, ""),
            new Published("ccusage", 8),
            decision(Step.REFRESHED, Cause.DUE, "ccusage", false, null, ""));
  }

  @ParameterizedTest
  @CsvSource({"TIMED_OUT, true", "KILLED, true", "EXITED, false", "MALFORMED, false"})
  void of_failure_isARunCensoredWhenItWasCutShort(Failure.Kind kind, boolean censored) {
    var failed = new FeedOutcome.Failed("ccusage", ATTEMPT, new Failure(kind, "why"), null);
    assertThat(events(failed))
        .containsExactly(
            new FetchRun("ccusage", "", NOW, TOOK, kind.name(), censored, 8, "why"),
            decision(Step.FAILED, Cause.SOURCE, "ccusage", true, null, "why"));
  }

  @ParameterizedTest
  @CsvSource({
    "ORPHAN_ALIVE, DEFERRED, ORPHAN",
    "NOT_INSTALLED, FAILED, SOURCE",
    "NO_CREDENTIALS, FAILED, SOURCE"
  })
  void of_failureBeforeAnythingRan_isNoRun(Failure.Kind kind, Step step, Cause cause) {
    var failed = new FeedOutcome.Failed("ccusage", ATTEMPT, new Failure(kind, "why"), null);
    assertThat(events(failed)).containsExactly(decision(step, cause, "ccusage", true, null, "why"));
  }

  @Test
  void of_forcedOverAFreshReadingThatFails_isNotStale() {
    var forced = new Attempt(Due.FORCED, FRESH, NOW, TOOK);
    var failure = new Failure(Failure.Kind.EXITED, "why");
    assertThat(events(new FeedOutcome.Failed("ccusage", forced, failure, null)))
        .contains(decision(Step.FAILED, Cause.SOURCE, "ccusage", false, null, "why"));
  }

  @Test
  void of_fenced_isARunThatWasDropped() {
    assertThat(events(new FeedOutcome.Fenced("ccusage", ATTEMPT, STAMP, "a later token")))
        .hasSize(2)
        .contains(new Fenced("ccusage", "a later token"));
  }

  @Test
  void of_noRoom_isNoRun() {
    assertThat(events(new FeedOutcome.NoRoom("ccusage", Due.STALE, "disk full")))
        .containsExactly(
            decision(Step.REFUSED, Cause.UNUSABLE, "ccusage", true, null, "disk full"));
  }

  @Test
  void of_unwritten_isARunAllTheSame() {
    assertThat(events(new FeedOutcome.Unwritten("ccusage", ATTEMPT, STAMP, "disk full")))
        .hasAtLeastOneElementOfType(FetchRun.class)
        .contains(decision(Step.REFUSED, Cause.UNUSABLE, "ccusage", true, null, "disk full"));
  }

  @Test
  void of_endedHolder_comesFirst() {
    assertThat(Chronicle.of(new Outcome.Refreshed(Readings.NONE, 8, RIVAL, null, List.of())))
        .hasOnlyElementsOfType(HolderKilled.class)
        .hasSize(1);
  }

  @Test
  void of_holderThatDied_isATakeover() {
    assertThat(Chronicle.of(new Outcome.Refreshed(Readings.NONE, 8, null, RIVAL, List.of())))
        .containsExactly(new TakenOver(Chronicle.seen(RIVAL), "it ended without releasing it"));
  }

  @Test
  void of_served_tellsWhyEachSourceWasNotAsked() {
    var cooling = new Standing("ccusage", new Decision.Cooling(TOOK, FRESH));
    assertThat(Chronicle.of(new Outcome.Served(Readings.NONE, List.of(cooling))))
        .containsExactly(
            new RefreshDecision(
                new Ruling(Step.SERVED, Cause.COOLDOWN, "ccusage", false), Duration.ofSeconds(12)));
  }

  @Test
  void of_refused_saysWhy() {
    assertThat(Chronicle.of(new Outcome.Refused(Readings.NONE, standing(STALE), "a symbolic link")))
        .containsExactly(decision(Step.REFUSED, Cause.UNUSABLE, "", true, null, "a symbolic link"));
  }

  private static List<Standing> standing(Judgement judgement) {
    return List.of(new Standing("ccusage", new Decision.Ask(Due.COOLDOWN_OVER, judgement)));
  }

  private static List<Event> events(FeedOutcome feed) {
    return Chronicle.of(new Outcome.Refreshed(Readings.NONE, 8, null, null, List.of(feed)));
  }

  private static RefreshDecision decision(
      Step step,
      Cause cause,
      String source,
      boolean stale,
      dev.freshline.events.@Nullable Holder holder,
      String why) {
    return new RefreshDecision(new Ruling(step, cause, source, stale, holder, why), null);
  }
}
