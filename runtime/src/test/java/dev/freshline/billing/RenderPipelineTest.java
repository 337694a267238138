package dev.freshline.billing;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import dev.freshline.reading.Limit;
import dev.freshline.session.SessionInput;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderPipelineTest {
  private static SessionInput session(String id, Limit... limits) {
    return new SessionInput(id, "opus-id", "Opus", 4.24, 1000L, 42.0, List.of(limits), null);
  }

  private static Due due(Rendering rendering) {
    return ((Decision.Ask) rendering.standings().getFirst().decision()).due();
  }

  private static Figure<Limit> only(List<Figure<Limit>> limits) {
    assertThat(limits).hasSize(1);
    return limits.getFirst();
  }

  private static double percent(Figure<Limit> limit) {
    return Objects.requireNonNull(limit.value()).usedPercent();
  }

  @Test
  void render_nothingObserved_isUnknownAndDue() {
    var desk = Desk.empty();
    Rendering rendering = desk.render(session("a"));
    assertThat(rendering.figures().block()).isEqualTo(Figure.unknown("not observed yet"));
    assertThat(rendering.isRefreshDue()).isTrue();
    assertThat(due(rendering)).isEqualTo(Due.NEVER_OBSERVED);
    assertThat(rendering.oddities()).isEmpty();
  }

  @Test
  void render_freshReading_isShownBareAndNotDue() {
    var desk = Desk.withReadingAged(ofSeconds(59));
    Rendering rendering = desk.render(session("a"));
    assertThat(rendering.figures().block().judgement())
        .isEqualTo(new Judgement(Freshness.FRESH, ofSeconds(59), ""));
    assertThat(rendering.isRefreshDue()).isFalse();
    assertThat(rendering.figures().notice()).isNull();
  }

  @Test
  void render_figures_haveAgesOfTheirOwn() {
    var desk = Desk.withReadingAged(ofMinutes(1));
    desk.render(session("a", desk.limit("five_hour", 24)));
    desk.pass(ofMinutes(4));
    Figures figures = desk.render(session("b")).figures();
    assertThat(figures.sessionUsd().judgement().age()).isEqualTo(Duration.ZERO);
    assertThat(figures.contextPercent().judgement().age()).isEqualTo(Duration.ZERO);
    assertThat(figures.block().judgement().age()).isEqualTo(ofMinutes(5));
    assertThat(figures.block().judgement().freshness()).isEqualTo(Freshness.STALE);
    assertThat(only(figures.limits()).judgement().age()).isEqualTo(ofMinutes(4));
  }

  @Test
  void render_sessionSaysNothing_isUnknownAndNotZero() {
    Figures figures = Desk.empty().render(SessionInput.NOTHING).figures();
    assertThat(figures.model()).isNull();
    assertThat(figures.sessionUsd().value()).isNull();
    assertThat(figures.sessionUsd().judgement().freshness()).isEqualTo(Freshness.UNKNOWN);
    assertThat(figures.limits()).isEmpty();
  }

  @Test
  void render_noSourceIsTurnedOn_isDueForUpkeepNowAndThen() {
    var desk = Desk.withoutSources();
    assertThat(desk.render(session("a")).isRefreshDue()).isTrue();
    desk.refresh();
    assertThat(desk.render(session("a")).isRefreshDue()).isFalse();
    desk.pass(Forecast.GOOD_FOR);
    assertThat(desk.render(session("a")).isRefreshDue()).isTrue();
  }

  @Test
  void render_backoffIsLong_isDueForUpkeepMeanwhile() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.ccusage.fails(Failure.Kind.RATE_LIMITED, ofHours(1));
    desk.refresh();
    assertThat(desk.render(session("a")).isRefreshDue()).isFalse();
    desk.pass(Forecast.GOOD_FOR);
    assertThat(desk.render(session("a")).isRefreshDue()).isTrue();
  }

  @Test
  void render_sourceCoolsDown_leavesUpkeepToItsNextRefresh() {
    var desk = Desk.withReadingAged(ofSeconds(1));
    desk.machine.disk.put(Desk.READING.resolveSibling(ForecastFile.NAME), "damaged");
    assertThat(desk.render(session("a")).isRefreshDue()).isFalse();
  }

  @Test
  void render_criticalReading_isKeptAndDue() {
    var desk = Desk.withReadingAged(ofHours(2));
    Rendering rendering = desk.render(session("a"));
    assertThat(rendering.figures().block().value()).isNotNull();
    assertThat(rendering.figures().block().judgement().freshness()).isEqualTo(Freshness.CRITICAL);
    assertThat(due(rendering)).isEqualTo(Due.STALE);
  }

  @Test
  void render_blockEndedSince_isUnknownWithItsAgeAndDue() {
    var desk = Desk.withReadingAged(ofHours(3));
    Rendering rendering = desk.render(session("a"));
    assertThat(rendering.figures().block().judgement())
        .isEqualTo(new Judgement(Freshness.UNKNOWN, ofHours(3), "that block has ended since"));
    assertThat(due(rendering)).isEqualTo(Due.OUTLIVED);
  }

  @Test
  void render_justBeforeTheBlockEnds_isNotUnknown() {
    var desk = Desk.withReadingAged(ofHours(3).minusMillis(1));
    assertThat(desk.render(session("a")).figures().block().judgement().freshness())
        .isEqualTo(Freshness.CRITICAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "P365D", "P-365D"})
  void render_clockWasSet_isUnknownAndDue(Duration step) {
    var desk = Desk.withReadingAged(ofSeconds(10));
    desk.machine.clock.step(step);
    Rendering rendering = desk.render(session("a"));
    assertThat(rendering.figures().block().judgement().freshness()).isEqualTo(Freshness.UNKNOWN);
    assertThat(rendering.isRefreshDue()).isTrue();
  }

  @Test
  void render_twoSessions_showTheHigherOfTheirLimits() {
    var desk = Desk.withReadingAged(ofSeconds(1));
    Limit low = desk.limit("five_hour", 54);
    Limit high = desk.limit("five_hour", 58);
    desk.render(session("a", low));
    assertThat(percent(only(desk.render(session("b", high)).figures().limits()))).isEqualTo(58);
    assertThat(percent(only(desk.render(session("a", low)).figures().limits()))).isEqualTo(58);
  }

  @Test
  void render_limitsOfBothSources_areMerged() {
    var desk = Desk.withTwoSources();
    desk.oauth.says(List.of(desk.limit("five_hour", 30), desk.limit("seven_day_opus", 12)));
    desk.refresh();
    var limits = desk.render(session("a", desk.limit("five_hour", 31))).figures().limits();
    assertThat(limits)
        .extracting(limit -> Objects.requireNonNull(limit.value()).window())
        .containsExactlyInAnyOrder("five_hour", "seven_day_opus");
    assertThat(limits).extracting(Figure::source).containsExactlyInAnyOrder("stdin", "oauth");
  }

  @Test
  void render_limitIsPastItsReset_isGone() {
    var desk = Desk.withReadingAged(ofSeconds(1));
    desk.render(session("a", desk.limit("five_hour", 90)));
    desk.pass(ofHours(2));
    assertThat(desk.render(session("b")).figures().limits()).isEmpty();
  }

  @Test
  void render_damagedCache_isUnknownSaysWhyAndIsDue() {
    var desk = Desk.withReadingAged(ofSeconds(1));
    desk.machine.disk.put(Desk.READING, "nonsense");
    Rendering rendering = desk.render(session("a"));
    assertThat(rendering.figures().block().judgement().why()).contains("header");
    assertThat(rendering.oddities()).hasSize(1);
    assertThat(rendering.isRefreshDue()).isTrue();
  }

  @Test
  void render_sourceFailedLately_showsTheLastReadingAndWhy() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.ccusage.fails(Failure.Kind.TIMED_OUT);
    desk.refresh();
    Rendering rendering = desk.render(session("a"));
    assertThat(rendering.isRefreshDue()).isFalse();
    assertThat(rendering.figures().block().judgement().age()).isEqualTo(ofSeconds(185));
    assertThat(rendering.figures().notice()).isEqualTo("ccusage timed out");
  }

  @Test
  void render_rivalFetches_saysSinceWhen() {
    var desk = Desk.withReadingAged(ofMinutes(3));
    desk.leaseTo("theirs");
    desk.pass(ofSeconds(12));
    assertThat(desk.render(session("a")).figures().notice()).isEqualTo("refreshing 12s");
  }

  @Test
  void render_readOnlyState_showsAllTheSame() {
    var desk = Desk.withReadingAged(ofSeconds(10));
    desk.machine.disk.makeReadOnly(Objects.requireNonNull(Desk.READING.getParent()));
    Rendering rendering = desk.render(session("a", desk.limit("five_hour", 24)));
    assertThat(percent(only(rendering.figures().limits()))).isEqualTo(24);
    assertThat(rendering.figures().block().judgement().freshness()).isEqualTo(Freshness.FRESH);
    assertThat(rendering.oddities()).hasSize(1);
  }

  @Test
  void render_anyReading_asksNothingAndTakesNoTime() {
    var desk = Desk.withReadingAged(ofHours(2));
    long before = desk.machine.clock.nanos();
    desk.render(session("a"));
    assertThat(desk.machine.clock.nanos()).isEqualTo(before);
    assertThat(desk.ccusage.fetches()).isEqualTo(1);
    assertThat(desk.machine.processes.started()).isEmpty();
    assertThat(desk.machine.processes.detached()).isEmpty();
  }
}
