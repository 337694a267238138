package dev.freshline.display;

import static dev.freshline.display.Sheet.block;
import static dev.freshline.display.Sheet.critical;
import static dev.freshline.display.Sheet.fresh;
import static dev.freshline.display.Sheet.in;
import static dev.freshline.display.Sheet.stale;
import static dev.freshline.display.Sheet.undated;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineTest {
  private static final BlockState BLOCK = block(new Cost.Priced(9), 5.78);

  @Test
  void render_allFresh_hasNoMark() {
    assertThat(new Sheet().line())
        .isEqualTo(
            "Opus 4.7 │ $4.24 │ block $9.00 · $5.78/h · 3h02m │ 5h 24% ↻2h58m │ 7d 41% │ ctx 42%");
  }

  @Test
  void kept_line_hasItsAgeInFrontAndIsOtherwiseTheSame() {
    Line.Kept kept = kept(0);
    assertThat(kept.before() + 3 + kept.after()).isEqualTo("⚠ 3s ago │ " + new Sheet().line());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 85, 95, 120})
  void kept_line_fitsWithItsAge(int columns) {
    Line.Kept kept = kept(columns);
    String line = kept.before() + 99 + kept.after();
    assertThat(line).startsWith("⚠ 99s ago │ ").contains("$4.24");
    assertThat(Cells.of(line)).isLessThanOrEqualTo(columns);
  }

  @Test
  void kept_noRoomForTheAge_isNone() {
    DisplayOptions options = DisplayOptions.DEFAULT.in(Map.of("COLUMNS", "12"));
    assertThat(new Line(new Sheet().figures(), options).kept()).isNull();
  }

  private static Line.Kept kept(int columns) {
    DisplayOptions options =
        DisplayOptions.DEFAULT.in(
            Map.of("NO_COLOR", "1", "COLUMNS", columns == 0 ? "" : "" + columns));
    return requireNonNull(new Line(new Sheet().figures(), options).kept());
  }

  @Test
  void render_staleBlock_marksEachOfItsFiguresAndTellsTheAgeOnce() {
    assertThat(new Sheet().block(stale(BLOCK, ofMinutes(2))).line())
        .isEqualTo(
            "Opus 4.7 │ $4.24 │ block $9.00⚠ · $5.78/h⚠ · 3h02m │ 5h 24% ↻2h58m │ 7d 41%"
                + " │ ctx 42% │ ⚠ 2m");
  }

  @Test
  void render_figuresOfDifferentAge_eachTellsItsOwn() {
    assertThat(
            new Sheet()
                .block(critical(BLOCK, ofMinutes(14)))
                .limits(
                    List.of(
                        stale(new Limit("five_hour", 24, in(ofHours(1))), ofMinutes(5)),
                        critical(new Limit("seven_day", 41, null), ofSeconds(14 * 60 + 59))))
                .line("block", "limits", "freshness"))
        .isEqualTo("block $9.00🔴 · 3h02m │ 5h 24%⚠5m ↻1h00m │ 7d 41%🔴 │ 🔴 14m");
  }

  @Test
  void render_freshnessNotAskedFor_eachFigureTellsItsAge() {
    assertThat(
            new Sheet()
                .block(stale(BLOCK, ofMinutes(2)))
                .context(stale(42.0, ofMinutes(2)))
                .session(undated(4.0))
                .line("session", "block", "burn", "context"))
        .isEqualTo("$4.00? │ block $9.00⚠2m · $5.78/h⚠ · 3h02m │ ctx 42%⚠2m");
  }

  @Test
  void render_summary_isTheWorstOfWhatIsShown() {
    var sheet = new Sheet().block(critical(BLOCK, ofHours(2))).context(stale(42.0, ofMinutes(3)));
    assertThat(sheet.line("context", "freshness")).isEqualTo("ctx 42%⚠ │ ⚠ 3m");
    assertThat(sheet.line("context", "block", "freshness"))
        .isEqualTo("ctx 42%⚠3m │ block $9.00🔴 · 3h02m │ 🔴 2h");
    assertThat(sheet.session(undated(1.0)).line("session", "freshness")).isEqualTo("$1.00? │ ?");
  }

  @Test
  void render_unknownWithAnAge_doesNotTellIt() {
    assertThat(
            new Sheet()
                .session(Sheet.figure(4.0, Freshness.UNKNOWN, ofMinutes(5)))
                .line("session", "freshness"))
        .isEqualTo("$4.00? │ ?");
  }

  @Test
  void render_nothingKnown_isQuestionsAndNeverZero() {
    assertThat(
            new Sheet()
                .model(null)
                .session(Figure.unknown("test"))
                .block(Figure.unknown("test"))
                .limits(List.of())
                .context(Figure.unknown("test"))
                .line())
        .isEqualTo("model ? │ $? │ block ? │ ctx ? │ ?")
        .doesNotContain("0");
  }

  @Test
  void render_unpricedBlock_tellsTokensAndNoPrice() {
    var unpriced = fresh(block(new Cost.Unpriced(), 0.0));
    assertThat(new Sheet().block(unpriced).line("block", "burn"))
        .isEqualTo("block $? · 18.7M tok · 3h02m");
    assertThat(new Sheet().block(unpriced).line("burn")).isEqualTo("$?/h");
  }

  @Test
  void render_noBurnRateYet_isAQuestion() {
    assertThat(new Sheet().block(fresh(block(new Cost.Priced(9), null))).line("block", "burn"))
        .isEqualTo("block $9.00 · $?/h · 3h02m");
  }

  @Test
  void render_noActiveBlock_isKnowledge() {
    BlockState none = new BlockState.NoActiveBlock();
    assertThat(new Sheet().block(fresh(none)).line("block", "burn", "freshness"))
        .isEqualTo("block –");
    assertThat(new Sheet().block(stale(none, ofMinutes(5))).line("block")).isEqualTo("block –⚠5m");
    assertThat(new Sheet().block(fresh(none)).line("burn")).isEqualTo("burn –");
  }

  @Test
  void render_blockHasEnded_isNotShownAsCurrent() {
    BlockState ended = block(new Cost.Priced(9), 5.78, Sheet.NOW);
    assertThat(new Sheet().block(fresh(ended)).line("block", "burn", "freshness"))
        .isEqualTo("block ? │ ?");
  }

  @Test
  void render_burnApartFromBlock_isItsOwnSegment() {
    assertThat(new Sheet().block(stale(BLOCK, ofMinutes(5))).line("block", "model", "burn"))
        .isEqualTo("block $9.00⚠5m · 3h02m │ Opus 4.7 │ $5.78/h⚠5m");
  }

  @Test
  void render_limitPastItsReset_isGone() {
    assertThat(
            new Sheet()
                .limits(
                    List.of(
                        stale(new Limit("five_hour", 99, Sheet.NOW), ofHours(1)),
                        fresh(new Limit("seven_day", 41, in(ofDays(1))))))
                .line("limits", "freshness"))
        .isEqualTo("7d 41%");
  }

  @Test
  void render_weeklyLimitIsHigh_tellsItsReset() {
    assertThat(
            new Sheet()
                .limits(List.of(fresh(new Limit("seven_day", 80, in(ofHours(76))))))
                .line("limits"))
        .isEqualTo("7d 80% ↻3d4h");
  }

  @Test
  void render_limitWillBeExhausted_saysWhen() {
    Limit limit = new Limit("five_hour", 82, in(ofMinutes(70)));
    var sheet = new Sheet().limits(List.of(fresh(limit)));
    assertThat(sheet.exhausts("five_hour", ofMinutes(40)).line("limits"))
        .isEqualTo("5h 82% ↻1h10m full in 40m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT70M", "PT0S", "PT-5M"})
  void render_exhaustionNotBeforeTheResetOrNotToCome_isNotSaid(String in) {
    Limit limit = new Limit("five_hour", 82, in(ofMinutes(70)));
    assertThat(
            new Sheet()
                .limits(List.of(fresh(limit)))
                .exhausts("five_hour", Duration.parse(in))
                .line("limits"))
        .isEqualTo("5h 82% ↻1h10m");
  }

  @Test
  void render_extraLimits_areShownWhenTheyBind() {
    assertThat(extra("seven_day_opus", 50)).isEqualTo("5h 24% ↻2h58m │ 7d 41% │ 7d opus 50%");
    assertThat(extra("seven_day_opus", 42)).isEqualTo("5h 24% ↻2h58m │ 7d 41% │ 7d opus 42%");
    assertThat(extra("seven_day_opus", 41)).isEqualTo("5h 24% ↻2h58m │ 7d 41%");
    assertThat(extra("spend_limit", 130)).isEqualTo("5h 24% ↻2h58m │ 7d 41% │ spend 130%");
    assertThat(extra("extra_usage", 60)).isEqualTo("5h 24% ↻2h58m │ 7d 41% │ extra usage 60%");
  }

  @Test
  void render_ascii_holdsAsciiAlone() {
    String line =
        new Sheet()
            .model("漢字 Opus")
            .block(critical(BLOCK, ofMinutes(14)))
            .session(stale(4.0, ofMinutes(5)))
            .notice("é")
            .ascii();
    assertThat(line)
        .isEqualTo(
            "?? Opus | $4.00!5m | block $9.00!!, $5.78/h!!, 3h02m | 5h 24% r2h58m | 7d 41%"
                + " | ctx 42% | !! 14m, ?")
        .matches("[ -~]+");
  }

  @Test
  void render_colored_saysTheSameInColours() {
    var sheet =
        new Sheet()
            .block(critical(BLOCK, ofMinutes(14)))
            .context(fresh(85.0))
            .alsoLimit(fresh(new Limit("seven_day_opus", 96, null)));
    String colored = sheet.colored();
    assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(sheet.line());
    assertThat(colored)
        .contains("\u001b[31m🔴\u001b[0m")
        .contains("\u001b[33m85%\u001b[0m")
        .contains("\u001b[31m96%\u001b[0m");
  }

  @Test
  void render_hostileNames_cannotLeaveTheLine() {
    assertThat(
            new Sheet()
                .model("\u001b[2JOp\nus\u0007\u202e")
                .notice("a\r\nb\u001b]0;x\u0007")
                .alsoLimit(fresh(new Limit("x\u001b[1m_y\n", 60, null)))
                .line("model", "limits", "freshness"))
        .isEqualTo("Op us │ 5h 24% ↻2h58m │ 7d 41% │ x y 60% │ a b");
  }

  @Test
  void render_notice_isSaidWhereverThereIsRoomForIt() {
    var sheet = new Sheet().notice("settings.json line 3: no colour 'blue'");
    assertThat(sheet.line("model", "freshness"))
        .isEqualTo("Opus 4.7 │ settings.json line 3: no colour 'blue'");
    assertThat(sheet.line("model")).isEqualTo("Opus 4.7 │ settings.json line 3: no colour 'blue'");
    assertThat(sheet.session(stale(4.0, ofMinutes(2))).line("session", "freshness"))
        .isEqualTo("$4.00⚠ │ ⚠ 2m · settings.json line 3: no colour 'blue'");
  }

  @Test
  void render_nothingToShow_isNotEmpty() {
    assertThat(new Sheet().limits(List.of()).line("limits", "freshness")).isEqualTo("–");
  }

  @Test
  void render_everyWidth_fitsAndKeepsTheSummary() {
    var sheet =
        new Sheet()
            .model("漢字漢字漢字")
            .block(critical(BLOCK, ofMinutes(14)))
            .session(stale(4.0, ofMinutes(5)))
            .alsoLimit(fresh(new Limit("seven_day_opus", 96, in(ofDays(2)))))
            .exhausts("five_hour", ofMinutes(40))
            .notice("settings.json line 3");
    for (int columns = 1; columns < 200; columns++) {
      String line = sheet.within(columns);
      assertThat(line).as("%d columns", columns).isNotEmpty();
      assertThat(Cells.of(line)).as("%d columns: %s", columns, line).isLessThanOrEqualTo(columns);
      if (columns >= 6) {
        assertThat(line).as("%d columns", columns).contains("🔴 14m");
      }
    }
  }

  @Test
  void render_narrower_givesUpInTheStatedOrder() {
    var sheet = new Sheet().block(stale(BLOCK, ofMinutes(2)));
    assertThat(sheet.within(90)).contains("3h02m").doesNotContain("ctx");
    assertThat(sheet.within(80))
        .isEqualTo("Opus 4.7 │ $4.24 │ block $9.00⚠ · $5.78/h⚠ │ 5h 24% ↻2h58m │ 7d 41% │ ⚠ 2m");
    assertThat(sheet.within(50)).isEqualTo("$4.24 │ block $9.00⚠ │ 5h 24% ↻2h58m │ ⚠ 2m");
    assertThat(sheet.within(35)).isEqualTo("block $9.00⚠ │ 5h 24% │ ⚠ 2m");
    assertThat(sheet.within(10)).isEqualTo("⚠ 2m");
  }

  @Test
  void render_oneSegmentThatDoesNotFit_isCut() {
    assertThat(new Sheet().within(7, "block")).isEqualTo("block …");
    assertThat(new Sheet().model("Opus 4.7").within(5, "model")).isEqualTo("Opus…");
  }

  @Test
  void render_cutWithoutASummary_leadsWithTheWorstMark() {
    var sheet = new Sheet().block(stale(BLOCK, ofMinutes(5)));
    assertThat(sheet.within(14, "block")).isEqualTo("block $9.00⚠5m");
    assertThat(sheet.within(13, "block")).isEqualTo("⚠ 5m block $…");
    assertThat(sheet.within(3, "block")).isEqualTo("⚠ …");
    assertThat(new Sheet().block(undated(BLOCK)).within(8, "block")).isEqualTo("? block…");
  }

  private static boolean marksAny(Sheet sheet, String... segments) {
    return new Line(sheet.figures(), DisplayOptions.of(List.of(segments), "auto", false))
        .marksAny();
  }

  @Test
  void marksAny_allFresh_doesNot() {
    assertThat(marksAny(new Sheet(), Sheet.ALL.toArray(String[]::new))).isFalse();
    Sheet silent = new Sheet().session(Figure.unknown("")).context(Figure.unknown(""));
    assertThat(marksAny(silent, Sheet.ALL.toArray(String[]::new))).isFalse();
  }

  @Test
  void marksAny_staleLimitBesideAFreshBlock_doesWhereLimitsAreShown() {
    Limit heard = new Limit("five_hour", 58, in(ofHours(2)));
    var sheet = new Sheet().limits(List.of(stale(heard, ofMinutes(10))));
    assertThat(marksAny(sheet, "block", "limits")).isTrue();
    assertThat(marksAny(sheet, "block", "burn")).isFalse();
  }

  @Test
  void marksAny_blockThatHasEnded_doesWhereItIsShown() {
    var ended = block(new Cost.Priced(9), 5.78, Sheet.NOW);
    var sheet = new Sheet().block(fresh(ended));
    assertThat(marksAny(sheet, "burn")).isTrue();
    assertThat(marksAny(sheet, "model", "limits")).isFalse();
  }

  private static String extra(String window, double percent) {
    return new Sheet().alsoLimit(fresh(new Limit(window, percent, null))).line("limits");
  }
}
