package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.backoff.PastFailure;
import dev.freshline.events.Cause;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.events.FigureAge;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.lease.HolderRecord;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenderChronicleTest {
  private static final Moment NOW = new Moment(Instant.parse("2026-11-03T12:00:00Z"), null);
  private static final Judgement FRESH = new Judgement(Freshness.FRESH, Duration.ofSeconds(12), "");
  private static final Judgement STALE =
      new Judgement(Freshness.STALE, Duration.ofSeconds(200), "old");
  private static final Duration LEFT = Duration.ofSeconds(9);
  private static final PastFailure PAST =
      new PastFailure(Failure.Kind.EXITED, "exit 1", NOW, 1, Duration.ofSeconds(5));
  private static final Decision COOLING = new Decision.Cooling(LEFT, FRESH);
  private static final Decision BACKING = new Decision.BackingOff(LEFT, PAST, STALE);
  private static final Decision DUE = new Decision.Ask(Due.STALE, STALE);

  @Test
  void of_freshRenderInItsCooldown_savedWork() {
    assertThat(ruling(null, COOLING))
        .isEqualTo(new Ruling(Step.SERVED, Cause.COOLDOWN, "source0", false));
  }

  @Test
  void of_cooldownOverAStaleReading_preventedWork() {
    assertThat(ruling(null, new Decision.Cooling(LEFT, STALE)))
        .isEqualTo(new Ruling(Step.DEFERRED, Cause.COOLDOWN, "source0", true));
  }

  @Test
  void of_backoffOverAFreshReading_savedWork() {
    assertThat(ruling(null, new Decision.BackingOff(LEFT, PAST, FRESH)))
        .isEqualTo(new Ruling(Step.SERVED, Cause.BACKOFF, "source0", false));
  }

  @Test
  void of_severalSources_tellsTheBackoffBeforeTheCooldown() {
    assertThat(ruling(null, COOLING, BACKING))
        .isEqualTo(new Ruling(Step.DEFERRED, Cause.BACKOFF, "source1", true));
  }

  @Test
  void of_due_saysWhatBecameOfIt() {
    assertThat(ruling(new RefreshStarter.Start.Started(), COOLING, DUE))
        .isEqualTo(new Ruling(Step.STARTED, Cause.DUE, "source1", true));
    assertThat(ruling(new RefreshStarter.Start.Asked(), DUE))
        .isEqualTo(new Ruling(Step.DEFERRED, Cause.DEBOUNCED, "source0", true));
    assertThat(ruling(new RefreshStarter.Start.InVain(), DUE))
        .extracting(Ruling::step, Ruling::cause, Ruling::stale)
        .containsExactly(Step.DEFERRED, Cause.BACKOFF, true);
    assertThat(ruling(new RefreshStarter.Start.Failed("no room"), DUE))
        .isEqualTo(new Ruling(Step.FAILED, Cause.UNUSABLE, "source0", true, null, "no room"));
  }

  @Test
  void of_dueWhileOneRuns_namesItsHolder() {
    var process = new ProcessIdentity(4127, 1, "boot", 2, 1000);
    var record =
        new HolderRecord(5, "nonce", "session-9", process, "laptop", NOW, Duration.ofSeconds(47));
    assertThat(ruling(new RefreshStarter.Start.Running(record), DUE).holder())
        .isEqualTo(new dev.freshline.events.Holder(4127, "session-9", NOW.at()));
  }

  @Test
  void of_noSource_isServed() {
    assertThat(ruling(null)).isEqualTo(new Ruling(Step.SERVED, Cause.DISABLED, "", false));
  }

  @Test
  void of_render_holdsTheAgesOfWhatWasShown() {
    assertThat(RenderChronicle.of(rendering(), true, null).ages())
        .containsExactly(
            new FigureAge("block", Duration.ofSeconds(12)),
            new FigureAge("five_hour", Duration.ofSeconds(200)));
  }

  @Test
  void of_figureMarkedBesideAFreshReading_tellsTheOneFromTheOther() {
    RenderDecision decision = RenderChronicle.of(rendering(COOLING), true, null);
    assertThat(decision.marked()).isTrue();
    assertThat(decision.ruling().stale()).isFalse();
  }

  private static Ruling ruling(RefreshStarter.@Nullable Start start, Decision... decisions) {
    return RenderChronicle.of(rendering(decisions), false, start).ruling();
  }

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
    var standings = new ArrayList<Standing>();
    for (Decision decision : decisions) {
      standings.add(new Standing("source" + standings.size(), decision));
    }
    return new Rendering(figures, standings, false, List.of());
  }
}
