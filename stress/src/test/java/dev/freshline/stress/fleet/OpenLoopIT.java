package dev.freshline.stress.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Loads with real sessions: what goes in comes out, and the rest is judged by the witness.
class OpenLoopIT {
  private static Load load(Load.Pipeline pipeline, Protocol protocol, Duration span, double scale) {
    return new Load(
        pipeline, protocol, 3, Arrivals.parse("poisson:2s"), "uniform:5s..10s", 0, span, scale, 7);
  }

  private static LoadResult play(Load load) throws Exception {
    return OpenLoop.play(load, _ -> {});
  }

  private static List<Duration> intended(LoadResult result) {
    return result.renders().stream().map(Rendered::intended).toList();
  }

  private static List<Duration> timetable(Load load) {
    // A line has microseconds.
    return load.timetables().stream()
        .flatMap(List::stream)
        .map(at -> Duration.ofNanos(at.toNanos() / 1000 * 1000))
        .sorted()
        .toList();
  }

  @Test
  void play_noLock_rendersAllThatWasIntendedAndRunsAsOftenAsItIsAsked() throws Exception {
    Load load = load(Load.Pipeline.MODEL, Profiles.named("no-lock"), Duration.ofSeconds(100), 0.02);
    LoadResult result = play(load);
    assertThat(intended(result)).isEqualTo(timetable(load)).hasSizeGreaterThan(20);
    assertThat(result.renders())
        .allMatch(each -> !each.started().minus(each.intended()).isNegative());
    long ran = result.renders().stream().filter(each -> each.showing().how() == How.RAN).count();
    assertThat(result.tally().runs()).isEqualTo((int) ran);
    assertThat(result.tally().duplicates()).as("nothing keeps them apart").isPositive();
    assertThat(result.left()).isEmpty();
  }

  @Test
  void play_kernelLock_neverRunsTwiceAtOnce() throws Exception {
    LoadResult result =
        play(load(Load.Pipeline.MODEL, Profiles.named("freshline"), Duration.ofMinutes(4), 0.02));
    assertThat(result.tally().runs()).isGreaterThan(1);
    assertThat(result.tally().overlaps()).isZero();
    assertThat(result.lies()).isZero();
  }

  @Test
  void play_deadlineUnderTheRun_isCutOffAndLeavesItsRun() throws Exception {
    Protocol hasty = ProtocolJson.with(Profiles.named("review"), "deadline", "3s");
    LoadResult result = play(load(Load.Pipeline.MODEL, hasty, Duration.ofSeconds(60), 0.02));
    assertThat(result.giveUps()).isEqualTo(result.renders().size());
    assertThat(result.tally().ends()).as("orphans").isEqualTo(result.tally().runs()).isPositive();
  }

  @Test
  void play_production_publishesAndNeverOverlaps() throws Exception {
    Load load =
        load(Load.Pipeline.PRODUCTION, Profiles.named("freshline"), Duration.ofSeconds(60), 0.1);
    LoadResult result = play(load);
    assertThat(intended(result)).isEqualTo(timetable(load));
    assertThat(result.tally().runs()).isPositive();
    assertThat(result.tally().overlaps()).isZero();
    assertThat(result.lies()).isZero();
    assertThat(result.renders().getLast().reading()).isNotNull();
    assertThat(result.left()).isEmpty();
  }

  @Test
  void play_productionScaledTooFar_namesTheSetting() {
    assertThatThrownBy(
            () ->
                play(
                    load(
                        Load.Pipeline.PRODUCTION,
                        Profiles.named("freshline"),
                        Duration.ofMinutes(1),
                        0.001)))
        .hasMessageContaining("timings.fetchTimeout: expected at least 100ms, found 40ms");
  }
}
