package dev.freshline.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.fleet.Waits.Extent;
import dev.freshline.bench.result.Row;
import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.Load.Pipeline;
import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.foreign.ForeignRenders.Reading;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

  /// Otherwise what is published of a wait is where the load was cut off.
  @Test
  void afterwards_everyProtocol_isEnoughForItsCooldownAndARun() {
    for (String name : Waits.PROTOCOLS) {
      Duration cooldown = cooldown(name);
      assertThat(Waits.AFTERWARDS).as(name).isGreaterThanOrEqualTo(cooldown.plus(LONGEST_RUN));
      for (Extent extent : List.of(Extent.QUICK, Extent.FULL)) {
        assertThat(extent.counted()).as(name).isGreaterThanOrEqualTo(cooldown.multipliedBy(2));
      }
    }
  }

  private static Duration cooldown(String name) {
    return Objects.requireNonNullElse(Profiles.named(name).cooldown(), Duration.ZERO);
  }

  @Test
  void freshFor_ofAll_isThatOfTheStrictest() {
    assertThat(Waits.PROTOCOLS)
        .extracting(name -> Profiles.named(name).freshFor())
        .allSatisfy(own -> assertThat(own).isGreaterThanOrEqualTo(Waits.FRESH_FOR))
        .contains(Waits.FRESH_FOR);
  }

  /// Its cooldown returns nothing for 300 s, for 120 s of which its data is fresh: half of the
  /// renders wait, for up to 188 s, and none of them until the load is over.
  @Test
  void rows_pipelineThatRefreshesOncePerCooldown_countsWaitsThatHaveEnded() {
    Row row = row(Extent.QUICK.counted().plus(Waits.AFTERWARDS));
    assertThat(row.samples()).isEqualTo(300);
    assertThat(row.unendedShare()).isZero();
    assertThat(row.at(100) / 1e9).isBetween(186.0, 190.0);
  }

  /// The data has been stale since 316 + 120 s when the load ends, after 600 s.
  @Test
  void rows_loadThatEndsWithThem_tellsThatTheyHaveNotEnded() {
    Row row = row(Extent.QUICK.counted());
    assertThat(row.unendedShare()).isEqualTo(82 / 300.0);
    assertThat(row.isLowerBound(row.percentile(99))).isTrue();
  }

  private static Row row(Duration span) {
    Protocol review = Profiles.named("review");
    var arrivals = new Arrivals.Periodic(Duration.ofSeconds(2));
    var load = new Load(Pipeline.MODEL, review, 1, arrivals, "fixed:8s", 0, span, 0.5, 1);
    List<Rendered> renders = new ArrayList<>();
    for (long at = 0; at < span.toSeconds(); at += 2) {
      renders.add(render(load, at));
    }
    return Waits.rows(load, renders, Extent.QUICK.counted()).getFirst();
  }

  /// Every 308 s one fetches for 8 s; meanwhile there is the reading before.
  private static Rendered render(Load load, long at) {
    long begun = at / 308 * 308;
    boolean fetches = at == begun;
    long ended = fetches ? at + 8 : at;
    long stamp = at < begun + 8 && !fetches ? begun - 300 : begun + 8;
    Duration intended = load.played(Duration.ofSeconds(at));
    return new Rendered(
        0,
        intended,
        intended,
        load.played(Duration.ofSeconds(ended)),
        stamp < 0 ? null : new Reading(stamp, load.played(Duration.ofSeconds(ended - stamp))),
        new Showing(How.SERVED, 1, true, null, Duration.ZERO));
  }
}
