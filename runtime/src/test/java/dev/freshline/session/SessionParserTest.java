package dev.freshline.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reading.Limit;
import dev.freshline.session.SessionParse.Parsed;
import dev.freshline.session.SessionParse.Unreadable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionParserTest {
  private static final String WHOLE =
      """
      {"hook_event_name": "Status", "session_id": "s-1", "session_name": "shop",
       "transcript_path": "/home/dev/s-1.jsonl", "cwd": "/home/dev/shop", "version": "2.1.284",
       "model": {"id": "claude-opus-4-7", "display_name": "Opus 4.7"},
       "workspace": {"current_dir": "/home/dev/shop", "project_dir": "/home/dev", "added_dirs": []},
       "cost": {"total_cost_usd": 4.2371, "total_duration_ms": 6600000,
                "total_api_duration_ms": 1230000, "total_lines_added": 156,
                "total_lines_removed": 23},
       "context_window": {"total_input_tokens": 84500, "context_window_size": 200000,
                          "used_percentage": 42},
       "rate_limits": {"five_hour": {"used_percentage": 23.5, "resets_at": 1795419109},
                       "seven_day": {"used_percentage": 41.2, "resets_at": 1795753909}},
       "something_new": {"deep": [1, 2, {"x": null}]}}
      """;

  @Test
  void parse_wholeInput_hasEveryFieldOfUse() {
    assertThat(parse(WHOLE))
        .isEqualTo(
            new Parsed(
                new SessionInput(
                    "s-1",
                    "claude-opus-4-7",
                    "Opus 4.7",
                    4.2371,
                    1230000L,
                    42.0,
                    List.of(
                        new Limit("five_hour", 23.5, Instant.ofEpochSecond(1795419109)),
                        new Limit("seven_day", 41.2, Instant.ofEpochSecond(1795753909))),
                    "/home/dev/s-1.jsonl"),
                List.of()));
  }

  @Test
  void parse_emptyObject_isAllAbsentAndNothingOdd() {
    assertThat(parse("{}")).isEqualTo(new Parsed(SessionInput.NOTHING, List.of()));
  }

  @Test
  void parse_nullsEverywhere_isAllAbsentAndNothingOdd() {
    assertThat(
            parse(
                """
                {"session_id": null, "model": null, "cost": null, "rate_limits": null,
                 "context_window": {"used_percentage": null, "current_usage": null},
                 "workspace": {"project_dir": null}}
                """))
        .isEqualTo(new Parsed(SessionInput.NOTHING, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cost\": {\"total_cost_usd\": -1}}",
        "{\"cost\": {\"total_cost_usd\": 1e300}}",
        "{\"cost\": {\"total_cost_usd\": \"NaN\"}}",
        "{\"cost\": {\"total_cost_usd\": \"4.2\"}}",
        "{\"cost\": {\"total_api_duration_ms\": -5}}",
        "{\"cost\": {\"total_api_duration_ms\": 1e30}}",
        "{\"cost\": {\"total_api_duration_ms\": 123456789012345678901234567890}}",
        "{\"session_id\": 7}",
        "{\"model\": {\"display_name\": [\"Opus\"]}}",
        "{\"context_window\": {\"used_percentage\": 1e9}}",
        "{\"context_window\": {\"total_input_tokens\": 9, \"context_window_size\": 3}}",
        "{\"rate_limits\": []}",
        "{\"rate_limits\": {\"five_hour\": 12}}",
        "{\"rate_limits\": {\"five_hour\": {\"used_percentage\": 1e9}}}",
        "{\"rate_limits\": {\"five_hour\": {\"used_percentage\": true}}}",
        "{\"rate_limits\": {\"fi ve/h\": {\"used_percentage\": 12}}}"
      })
  void parse_absurdField_isAbsentAndTold(String json) {
    assertThat(parse(json))
        .isInstanceOfSatisfying(
            Parsed.class,
            parsed -> {
              assertThat(parsed.input()).isEqualTo(SessionInput.NOTHING);
              assertThat(parsed.oddities()).hasSize(1);
            });
  }

  @Test
  void parse_oneAbsurdField_keepsTheOthers() {
    assertThat(input(WHOLE.replace("4.2371", "\"a lot\"")))
        .satisfies(
            input -> {
              assertThat(input.costUsd()).isNull();
              assertThat(input.apiDurationMillis()).isEqualTo(1230000);
              assertThat(input.limits()).hasSize(2);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1795419109000", "99999999999", "-1", "0", "\"soon\"", "1e30"})
  void parse_absurdReset_keepsThePercentage(String reset) {
    assertThat(parse(WHOLE.replace("1795419109", reset)))
        .isInstanceOfSatisfying(
            Parsed.class,
            parsed -> {
              assertThat(parsed.input().limits()).contains(new Limit("five_hour", 23.5, null));
              assertThat(parsed.oddities()).singleElement().asString().contains("resets_at");
            });
  }

  @Test
  void parse_unknownWindowOfTheRightShape_isALimit() {
    assertThat(
            input("{\"rate_limits\": {\"seven_day_opus\": {\"used_percentage\": 7}, \"x\": {}}}")
                .limits())
        .containsExactly(new Limit("seven_day_opus", 7, null));
  }

  @Test
  void parse_spendLimitInDollars_isAPercentageThatMayExceedAHundred() {
    assertThat(
            input("{\"rate_limits\": {\"spend_limit\": {\"used_usd\": 30, \"limit_usd\": 20}}}")
                .limits())
        .containsExactly(new Limit("spend_limit", 150, null));
  }

  @Test
  void parse_thousandWindows_keepsAFew() {
    var json = new StringBuilder("{\"rate_limits\": {\"a\": {\"used_percentage\": 1}");
    for (int i = 0; i < 1000; i++) {
      json.append(", \"w").append(i).append("\": {\"used_percentage\": 1}");
    }
    assertThat(input(json.append("}}").toString()).limits()).hasSize(16);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"total_input_tokens\": 50, \"context_window_size\": 200}; 25",
        "{\"context_window_size\": 200, \"current_usage\": {\"input_tokens\": 10,"
            + " \"cache_creation_input_tokens\": 20, \"cache_read_input_tokens\": 30}}; 30",
        "{\"used_percentage\": 3, \"total_input_tokens\": 50, \"context_window_size\": 200}; 3",
        "{\"used_percentage\": -1, \"total_input_tokens\": 50, \"context_window_size\": 200}; 25",
      })
  void parse_context_isThePercentageOrElseTokensBySize(String context, double expected) {
    assertThat(input("{\"context_window\": " + context + "}").contextPercent()).isEqualTo(expected);
  }

  @Test
  void parse_sizeOfZero_isNoPercentage() {
    assertThat(
            input("{\"context_window\": {\"total_input_tokens\": 0, \"context_window_size\": 0}}")
                .contextPercent())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "{", "[]", "7", "nope", "{\"a\": NaN}", "{\"cost\": {\"tot"})
  void parse_noObject_isUnreadableInOneLine(String text) {
    assertThat(parse(text))
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> assertThat(unreadable.why()).startsWith("standard").doesNotContain("\n"));
  }

  @Test
  void parse_binary_isUnreadable() {
    assertThat(SessionParser.parse(new byte[] {'{', (byte) 0xFF, 0, '}'}, 4))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void parse_deepNesting_isUnreadable() {
    assertThat(parse("{\"a\":".repeat(100_000))).isInstanceOf(Unreadable.class);
  }

  @Test
  void parse_bytesBeyondLength_areNotLookedAt() {
    byte[] bytes = "{\"session_id\":\"s\"}garbage".getBytes(UTF_8);
    assertThat(SessionParser.parse(bytes, 18))
        .isInstanceOfSatisfying(
            Parsed.class, parsed -> assertThat(parsed.input().sessionId()).isEqualTo("s"));
  }

  private static SessionParse parse(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return SessionParser.parse(bytes, bytes.length);
  }

  private static SessionInput input(String json) {
    return ((Parsed) parse(json)).input();
  }
}
