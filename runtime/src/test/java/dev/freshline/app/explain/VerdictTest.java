package dev.freshline.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.app.explain.Explanation.Item;
import dev.freshline.app.explain.Explanation.Outlook;
import dev.freshline.backoff.PastFailure;
import dev.freshline.billing.Decision;
import dev.freshline.billing.Due;
import dev.freshline.billing.Standing;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import dev.freshline.lease.LeaseState;
import dev.freshline.reading.Moment;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Moment NOW = new Moment(Instant.parse("2026-11-01T12:00:00Z"), null);
  private static final LeaseState FREE = new LeaseState.Free(null);

  private static Item figure(String name, Freshness freshness, String source) {
    var judgement =
        new Judgement(freshness, Duration.ofMinutes(4), freshness == Freshness.FRESH ? "" : "old");
    return new Item(name, 1.0, "USD", "$1.00", null, judgement, source, NOW);
  }

  private static Outlook outlook(Decision decision) {
    return Outlooks.of(new Standing("ccusage", decision), NOW);
  }

  private static Outlook due() {
    return outlook(new Decision.Ask(Due.STALE, Judgement.unknown("")));
  }

  private static Outlook backingOff(int failures) {
    var failure =
        new PastFailure(
            Failure.Kind.TIMED_OUT, "still running", NOW, failures, Duration.ofSeconds(90));
    return outlook(new Decision.BackingOff(Duration.ofSeconds(30), failure, Judgement.unknown("")));
  }

  @Test
  void of_allFresh_saysSo() {
    assertThat(Verdict.of(List.of(figure("block", Freshness.FRESH, "ccusage")), List.of(), FREE))
        .isEqualTo("every figure is fresh");
  }

  @Test
  void of_severalNotFresh_speaksOfTheWorst() {
    var figures =
        List.of(
            figure("five_hour", Freshness.STALE, "stdin"),
            figure("block", Freshness.CRITICAL, "ccusage"),
            figure("burn", Freshness.CRITICAL, "ccusage"));
    assertThat(Verdict.of(figures, List.of(due()), FREE))
        .isEqualTo(
            "block is critical (old): the next render starts a refresh, or run 'statusline"
                + " refresh'");
  }

  @Test
  void of_refreshUnderWay_namesWhoRefreshes() {
    var figures = List.of(figure("block", Freshness.STALE, "ccusage"));
    assertThat(Verdict.of(figures, List.of(due()), new LeaseState.Held(4127, null, false, false)))
        .endsWith("pid 4127 is refreshing it now");
    assertThat(Verdict.of(figures, List.of(due()), new LeaseState.Held(4127, null, true, true)))
        .endsWith("pid 4127 is past its deadline with a refresh");
  }

  @Test
  void of_backingOff_saysAfterWhichFailure() {
    var figures = List.of(figure("block", Freshness.STALE, "ccusage"));
    assertThat(Verdict.of(figures, List.of(backingOff(3)), FREE))
        .isEqualTo(
            "block is stale (old): ccusage's last fetch failed (timed out, 3 in a row), so it is"
                + " left alone for 90s: still running");
  }

  @Test
  void of_limitHeardOnStdin_saysWhatRenewsIt() {
    assertThat(
            Verdict.of(
                List.of(figure("seven_day", Freshness.STALE, "stdin")), List.of(due()), FREE))
        .contains("the next response renews it");
  }

  @Test
  void of_neverObservedWithoutSource_saysThatNoneIsOn() {
    assertThat(Verdict.of(List.of(figure("block", Freshness.UNKNOWN, "")), List.of(), FREE))
        .endsWith("no source that observes it is turned on");
  }

  @Test
  void outlook_coolingAndBackingOff_saysWhenNext() {
    var cooling = outlook(new Decision.Cooling(Duration.ofSeconds(12), Judgement.unknown("")));
    assertThat(cooling.state()).isEqualTo("COOLING");
    assertThat(cooling.nextAt()).isEqualTo("2026-11-01T12:00:12Z");
    assertThat(backingOff(1).nextAt()).isEqualTo("2026-11-01T12:00:30Z");
    assertThat(due().nextAt()).isEqualTo(NOW.at());
  }
}
