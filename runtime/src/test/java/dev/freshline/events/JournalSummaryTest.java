package dev.freshline.events;

import static dev.freshline.events.Samples.AUTHOR;
import static dev.freshline.events.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.Event.RenderDecision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalSummaryTest {
  private final Fold fold = new Fold();

  private void add(long second, Event event) {
    fold.add(new Entry<>(at(second), AUTHOR, event));
  }

  private JournalSummary summary() {
    return JournalSummary.of(fold.view());
  }

  @Test
  void of_nothing_isAllZero() {
    JournalSummary summary = summary();
    assertThat(summary.since()).isNull();
    assertThat(summary.lastHolder()).isNull();
    assertThat(summary.renders()).isZero();
    assertThat(summary.cooldown()).isEqualTo(new JournalSummary.Waits(0, 0));
  }

  @Test
  void of_cooldowns_tellsSavedFromPrevented() {
    for (int i = 0; i < 5; i++) {
      add(i, Samples.render(Step.SERVED, Cause.COOLDOWN, false));
    }
    add(6, Samples.render(Step.DEFERRED, Cause.COOLDOWN, true));
    add(7, new RefreshDecision(new Ruling(Step.DEFERRED, Cause.BACKOFF, "oauth", true), null));
    JournalSummary summary = summary();
    assertThat(summary.cooldown()).isEqualTo(new JournalSummary.Waits(5, 1));
    assertThat(summary.backoff()).isEqualTo(new JournalSummary.Waits(0, 1));
    assertThat(summary.renders()).isEqualTo(6);
    assertThat(summary.staleRenders()).isEqualTo(1);
    assertThat(summary.since()).isEqualTo(at(0));
  }

  @Test
  void of_figureMarkedBesideAFreshReading_isAStaleRenderAndASavedRun() {
    var cooling = new Ruling(Step.SERVED, Cause.COOLDOWN, "ccusage", false);
    add(1, new RenderDecision(cooling, true, List.of()));
    add(2, new RenderDecision(cooling, false, List.of()));
    JournalSummary summary = summary();
    assertThat(summary.renders()).isEqualTo(2);
    assertThat(summary.staleRenders()).isEqualTo(1);
    assertThat(summary.cooldown()).isEqualTo(new JournalSummary.Waits(2, 0));
  }

  @Test
  void of_busy_namesTheHolderSeenLast() {
    add(1, busy(11, "first"));
    add(9, busy(12, "second"));
    add(5, busy(13, "between"));
    JournalSummary summary = summary();
    assertThat(summary.leftToHolder()).isEqualTo(3);
    assertThat(summary.lastHolder())
        .isEqualTo(
            new JournalSummary.Sighting(new Holder(12, "second", Instant.ofEpochSecond(1)), at(9)));
  }

  private static RefreshDecision busy(long pid, String session) {
    var holder = new Holder(pid, session, Instant.ofEpochSecond(1));
    return new RefreshDecision(
        new Ruling(Step.DEFERRED, Cause.BUSY, "ccusage", true, holder, ""), null);
  }

  @Test
  void of_oneOfEach_countsEach() {
    Samples.oneOfEach().forEach(event -> add(0, event));
    JournalSummary summary = summary();
    assertThat(summary.runs()).isEqualTo(Map.of("TIMED_OUT", 1L));
    assertThat(summary.censoredRuns()).isEqualTo(1);
    assertThat(summary.published()).isEqualTo(1);
    assertThat(summary.fenced()).isEqualTo(1);
    assertThat(summary.interventions()).isEqualTo(2);
    assertThat(summary.refused()).isEqualTo(1);
    assertThat(summary.settingsBroken()).isEqualTo(1);
    assertThat(summary.leftToHolder()).isEqualTo(1);
    assertThat(summary.lost()).isEqualTo(1);
  }
}
