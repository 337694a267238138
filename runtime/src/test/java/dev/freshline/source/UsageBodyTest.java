package dev.freshline.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reading.Limit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageBodyTest {
  private static final Instant EIGHT = Instant.parse("2026-11-23T20:00:00Z");

  @Test
  void parse_wholeAnswer_isEveryWindowOnceUnderAStableName() {
    assertThat(
            limits(
                """
                {"five_hour": {"utilization": 24.5,
                   "resets_at": "2026-11-23T19:59:59.600956+00:00"},
                 "seven_day": {"utilization": 41, "resets_at": "2026-11-29T08:00:00.2+00:00"},
                 "seven_day_opus": null,
                 "seven_day_sonnet": {"utilization": 1.0, "resets_at": null},
                 "iguana_necktie": {"utilization": 3, "resets_at": "2026-11-23T21:00:00+01:00"},
                 "organization": "x", "flags": {"a": true},
                 "extra_usage": {"is_enabled": true, "monthly_limit": 2000, "used_credits": 245,
                   "utilization": 12.25, "currency": "USD"},
                 "limits": [
                   {"kind": "session", "percent": 24, "resets_at": "2026-11-23T19:59:59Z",
                    "scope": null},
                   {"kind": "weekly_all", "percent": 41, "severity": "normal", "is_active": false},
                   {"kind": "weekly_scoped", "percent": 88, "resets_at": "2026-11-23T20:00:00Z",
                    "scope": {"model": {"id": null, "display_name": "Fable 5"}, "surface": null},
                    "is_active": true},
                   {"kind": "monthly-Thing", "percent": 5}]}
                """))
        .containsExactly(
            new Limit("five_hour", 24.5, EIGHT),
            new Limit("seven_day", 41, Instant.parse("2026-11-29T08:00:00Z")),
            new Limit("seven_day_sonnet", 1, null),
            new Limit("iguana_necktie", 3, EIGHT),
            new Limit("extra_usage", 12.25, null),
            new Limit("seven_day_fable_5", 88, EIGHT),
            new Limit("monthly_thing", 5, null));
  }

  @Test
  void parse_listAlone_givesTheWindowsThatMembersNoLongerDo() {
    assertThat(
            limits(
                """
                {"five_hour": null, "limits": [
                  {"kind": "session", "percent": 7, "resets_at": "2026-11-23T20:00:00Z"},
                  {"kind": "weekly_all", "percent": 28},
                  {"kind": "weekly_scoped", "percent": 35, "scope": null}]}
                """))
        .containsExactly(
            new Limit("five_hour", 7, EIGHT),
            new Limit("seven_day", 28, null),
            new Limit("seven_day_scoped", 35, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"five_hour\": null, \"seven_day\": null}",
        "{\"limits\": []}",
        "{\"limits\": null, \"extra_usage\": {\"is_enabled\": false, \"utilization\": null}}"
      })
  void parse_accountWithoutLimits_isNone(String body) {
    assertThat(limits(body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"is_enabled\": true, \"utilization\": null, \"used_credits\": 500, \"monthly_limit\":"
            + " 2000 | 25",
        "\"is_enabled\": true, \"utilization\": 130                                             |"
            + " 130",
        "\"is_enabled\": true, \"utilization\": null, \"used_credits\": 500, \"monthly_limit\":"
            + " null |",
        "\"is_enabled\": true, \"utilization\": null, \"used_credits\": 500, \"monthly_limit\": 0  "
            + "  |",
        "\"is_enabled\": false, \"utilization\": 10                                             |",
      })
  void parse_extraUsage_isALimitWhereItIsOnAndBounded(String members, Double percent) {
    var limits = limits("{\"limits\": [], \"extra_usage\": {" + members + "}}");
    if (percent == null) {
      assertThat(limits).isEmpty();
    } else {
      assertThat(limits).containsExactly(new Limit("extra_usage", percent, null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"utilization\": \"24\", \"resets_at\": null}",
        "{\"utilization\": -1}",
        "{\"utilization\": 1e999}",
        "{\"utilization\": 5, \"resets_at\": \"soon\"}",
        "{\"utilization\": 5, \"resets_at\": 17}",
        "{\"percent\": 5}",
        "24",
        "[]"
      })
  void parse_oneWindowOfTheWrongShape_isPassedOverForTheRightOnes(String window) {
    assertThat(limits("{\"five_hour\": " + window + ", \"seven_day\": {\"utilization\": 4}}"))
        .containsExactly(new Limit("seven_day", 4, null));
    assertThat(parse("{\"five_hour\": " + window + "}"))
        .isInstanceOfSatisfying(
            UsageResult.WrongShape.class, it -> assertThat(it.why()).contains("five_hour"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"five_hour\"",
        "{\"error\": {\"type\": \"x\"}}",
        "<html>Bad gateway</html>",
        "",
        "{\"limits\": [{\"kind\": \"session\"}]}",
        "{\"limits\": [{\"kind\": \"\", \"percent\": 4}]}",
        "{\"limits\": [4]}"
      })
  void parse_otherBody_isTheWrongShape(String body) {
    assertThat(parse(body)).isInstanceOf(UsageResult.WrongShape.class);
  }

  @Test
  void parse_cutOff_isTruncated() {
    assertThat(parse("{\"five_hour\": {\"utilization\": 2"))
        .isEqualTo(new UsageResult.Truncated(31));
  }

  @Test
  void parse_namesFromElsewhere_areTamed() {
    assertThat(limits("{\"limits\": [], \"A \\u001b[2J B\": {\"utilization\": 1}}"))
        .containsExactly(new Limit("a_2j_b", 1, null));
    String longName = "x".repeat(500);
    assertThat(limits("{\"limits\": [], \"" + longName + "\": {\"utilization\": 1}}"))
        .singleElement()
        .satisfies(it -> assertThat(it.window()).hasSize(48));
  }

  private static UsageResult parse(String body) {
    return UsageBody.parse(body.getBytes(UTF_8), Samples.STAMP);
  }

  private static List<Limit> limits(String body) {
    assertThat(parse(body)).isInstanceOf(UsageResult.Usage.class);
    return ((UsageResult.Usage) parse(body)).limits();
  }
}
