package dev.freshline.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.app.console.Terminal;
import dev.freshline.app.explain.Explanation.Item;
import dev.freshline.app.explain.Explanation.Outlook;
import dev.freshline.billing.Figures;
import dev.freshline.events.Author;
import dev.freshline.events.Cause;
import dev.freshline.events.Entry;
import dev.freshline.events.Event;
import dev.freshline.events.Holder;
import dev.freshline.events.JournalSummary;
import dev.freshline.events.JournalView;
import dev.freshline.events.Repeated;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.lease.HolderRecord;
import dev.freshline.lease.LeaseState;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Moment NOW = new Moment(Instant.parse("2026-11-01T12:00:00Z"), null);
  private static final Instant END = Instant.parse("2026-11-01T15:00:00Z");

  private static Moment ago(int seconds) {
    return NOW.plus(Duration.ofSeconds(-seconds));
  }

  private static <T> Figure<T> figure(T value, Freshness freshness, int seconds, String source) {
    var judgement =
        new Judgement(
            freshness,
            Duration.ofSeconds(seconds),
            freshness == Freshness.FRESH ? "" : "older than freshFor 150s");
    return new Figure<>(value, judgement, source, ago(seconds));
  }

  private static Figures figures(Figure<BlockState> block) {
    return new Figures(
        null,
        Figure.unknown(""),
        block,
        List.of(figure(new Limit("five_hour", 24, END), Freshness.STALE, 240, "stdin")),
        Figure.unknown(""),
        List.of(),
        null,
        NOW);
  }

  private static BlockState block(Cost cost, @Nullable Double burn) {
    return new BlockState.ActiveBlock(
        END.minus(Duration.ofHours(5)), END, cost, burn, 1200, 3, List.of());
  }

  private static Repeated repeated(int seconds, long count, Event.Decision decision) {
    return new Repeated(
        new Entry<>(ago(seconds), new Author(9, "mine"), decision), ago(seconds + 5), count);
  }

  private static Explanation explanation() {
    List<Item> items =
        Items.of(figures(figure(block(new Cost.Priced(9), 5.78), Freshness.FRESH, 42, "ccusage")));
    var decisions =
        List.of(
            repeated(
                1,
                12,
                new Event.RenderDecision(
                    new Ruling(Step.SERVED, Cause.COOLDOWN, "ccusage", false), true, List.of())),
            repeated(
                3,
                1,
                new Event.RefreshDecision(
                    new Ruling(
                        Step.DEFERRED,
                        Cause.BUSY,
                        "",
                        true,
                        new Holder(4127, "other", ago(9).at()),
                        ""),
                    Duration.ofSeconds(200))));
    var holder =
        new HolderRecord(
            7,
            "n",
            "abc",
            new ProcessIdentity(4127, 1, "boot", 1, 1000),
            "vm",
            ago(6),
            Duration.ofSeconds(47));
    return new Explanation(
        NOW,
        items,
        List.of(
            new Outlook(
                "ccusage",
                "COOLING",
                Judgement.unknown(""),
                NOW.at().plusSeconds(18),
                "its reading is fresh")),
        new LeaseState.Held(4127, holder, true, false),
        "five_hour is stale: so it is",
        NOW.at().plusSeconds(18),
        decisions,
        JournalSummary.of(new JournalView(decisions, List.of(), List.of(), 0, 0)),
        List.of("x.limits: torn"));
  }

  @Test
  void text_wholeExplanation_fitsOneScreen() {
    var out = new StringWriter();
    var terminal = new Terminal(new PrintWriter(out), Integer.MAX_VALUE, false);
    new ExplanationText(explanation(), terminal, ZoneOffset.UTC).print();
    assertThat(out.toString())
        .isEqualTo(
            """
            Why  five_hour is stale: so it is

            Figures at 12:00:00
              block      $9.00    FRESH     42s old, seen by ccusage at 11:59:18, ends 15:00:00
              burn       $5.78/h  FRESH     42s old, seen by ccusage at 11:59:18
              five_hour  24%      STALE     4m old, seen by stdin at 11:56:00, ends 15:00:00, older than freshFor 150s

            Next refresh
              ccusage  not before 12:00:18 (in 18s): its reading is fresh

            Lease
              pid 4127 on vm for session abc is refreshing since 11:59:54 (6s ago), until 12:00:41 at the latest; alive, and the kernel names it as the owner

            Last decisions
              11:59:59    12 x   render: ccusage served, cooldown, beside a figure that was not fresh
              11:59:57           refresh: deferred, another process has the lease (not fresh) (pid 4127, session other)

            Since 11:59:52
              12 lines drawn, 12 of them with a figure that was not fresh
              cooldown: saved work 12 times, never prevented any
              backoff: saved work 0 times, never prevented any
              fetches: none
              1 left to another process, 0 fenced, 0 stuck or dead holders dealt with
            !    x.limits: torn
            """);
  }

  @Test
  void json_figures_haveTheAgreedFields() {
    JsonNode json = ExplanationJson.of(explanation());
    assertThat(json.at("/figures/block/value").doubleValue()).isEqualTo(9);
    assertThat(json.at("/figures/block/source").asText()).isEqualTo("ccusage");
    assertThat(json.at("/figures/block/observedAt").asText()).isEqualTo("2026-11-01T11:59:18Z");
    assertThat(json.at("/figures/block/ageSeconds").doubleValue()).isEqualTo(42);
    assertThat(json.at("/figures/five_hour/freshness").asText()).isEqualTo("STALE");
    assertThat(json.at("/figures/five_hour/endsAt").asText()).isEqualTo("2026-11-01T15:00:00Z");
    assertThat(json.at("/nextRefreshAt").asText()).isEqualTo("2026-11-01T12:00:18Z");
    assertThat(json.at("/why").asText()).isEqualTo("five_hour is stale: so it is");
  }

  @Test
  void json_holderAndDecisions_sayWhoForWhichSession() {
    JsonNode json = ExplanationJson.of(explanation());
    assertThat(json.at("/holder/session").asText()).isEqualTo("abc");
    assertThat(json.at("/holder/proved").booleanValue()).isTrue();
    assertThat(json.at("/holder/deadline").asText()).isEqualTo("2026-11-01T12:00:41Z");
    assertThat(json.at("/decisions/0/count").intValue()).isEqualTo(12);
    assertThat(json.at("/decisions/0/stale").booleanValue()).isFalse();
    assertThat(json.at("/decisions/0/marked").booleanValue()).isTrue();
    assertThat(json.at("/decisions/1/holder/session").asText()).isEqualTo("other");
    assertThat(json.at("/decisions/1/ageSeconds").doubleValue()).isEqualTo(200);
    assertThat(json.at("/summary/cooldown/saved").intValue()).isEqualTo(12);
  }

  @Test
  void items_unpricedBlock_hasNoValueAndSaysWhy() {
    Item item =
        Items.of(figures(figure(block(new Cost.Unpriced(), null), Freshness.FRESH, 1, "ccusage")))
            .getFirst();
    assertThat(item.value()).isNull();
    assertThat(item.shown()).isEqualTo("1200 tokens without a price");
  }

  @Test
  void items_noBlock_isNotZero() {
    Item none =
        Items.of(figures(figure(new BlockState.NoActiveBlock(), Freshness.FRESH, 1, "ccusage")))
            .getFirst();
    assertThat(none.value()).isNull();
    assertThat(none.shown()).isEqualTo("none is open");
    Item unknown = Items.of(figures(Figure.unknown("not observed yet"))).getFirst();
    assertThat(unknown.shown()).isEqualTo("unknown");
    assertThat(unknown.judgement().why()).isEqualTo("not observed yet");
  }
}
