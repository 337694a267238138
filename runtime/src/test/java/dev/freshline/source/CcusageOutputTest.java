package dev.freshline.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CcusageOutputTest {
  private static final String BLOCK =
      """
      {"blocks": [{"startTime": "2026-11-23T02:00:00.000Z", "endTime": "2026-11-23T07:00:00Z",
        "isActive": true, "isGap": false, "entries": 3, "totalTokens": 100, "costUSD": 1.5,
        "models": ["m"], "burnRate": {"costPerHour": 2.5}}]}
      """;

  @ParameterizedTest
  @CsvSource({
    "active.v17.json, 8.09067045, 5.190052478907135, 18704701",
    "active.v18.json, 8.09067045, 5.190052478907135, 18704701",
    "active.v20.json, 8.97766045, 5.781717908228698, 18758871",
    "active-tokenlimit.v18.json, 8.09067045, 5.190052478907135, 18704701"
  })
  void parse_capturedOpenBlock_isPriced(String sample, double usd, double burn, long tokens) {
    assertThat(CcusageOutput.parse(Samples.read(sample), Samples.STAMP))
        .isEqualTo(
            new CcusageResult.Priced(
                new ActiveBlock(
                    Instant.parse("2026-11-23T02:00:00Z"),
                    Instant.parse("2026-11-23T07:00:00Z"),
                    new Cost.Priced(usd),
                    burn,
                    tokens,
                    237,
                    List.of(
                        "claude-haiku-4-5-20251001",
                        "claude-sonnet-4-5-20250929",
                        "claude-opus-4-1-20250805")),
                Samples.STAMP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ended.v17.json", "ended.v18.json", "ended.v20.json"})
  void parse_capturedEndedBlock_isNoActiveBlock(String sample) {
    assertThat(CcusageOutput.parse(Samples.read(sample), Samples.STAMP))
        .isEqualTo(new CcusageResult.NoActiveBlock(Samples.STAMP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unpriced.v17.json", "unpriced.v18.json", "unpriced.v20.json"})
  void parse_capturedUnknownModel_isUnpricedWithoutARate(String sample) {
    var result = CcusageOutput.parse(Samples.read(sample), Samples.STAMP);
    assertThat(result).isInstanceOf(CcusageResult.Unpriced.class);
    ActiveBlock block = ((CcusageResult.Unpriced) result).block();
    assertThat(block.cost()).isEqualTo(new Cost.Unpriced());
    assertThat(block.usdPerHour()).isNull();
    assertThat(block.totalTokens()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"active.v17.json", "active.v20.json", "ended.v18.json", "ended.v20.json"})
  void parse_cutOffAnywhere_isTruncated(String sample) {
    byte[] whole = new String(Samples.read(sample), UTF_8).strip().getBytes(UTF_8);
    for (int length = 1; length < whole.length; length++) {
      assertThat(CcusageOutput.parse(Arrays.copyOf(whole, length), Samples.STAMP))
          .as(new String(whole, 0, length, UTF_8))
          .isEqualTo(new CcusageResult.Truncated(length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " \n", "Error: no", "<html>", "{\"blocks\": nope}", "\0\0\0\0", "\u00ff"})
  void parse_noJson_isMalformed(String output) {
    assertThat(parse(output)).isInstanceOf(CcusageResult.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "42", "null", "{}", "{\"blocks\": {}}", "{\"blocks\": [7]}"})
  void parse_otherJson_isMalformed(String output) {
    assertThat(parse(output)).isInstanceOf(CcusageResult.Malformed.class);
  }

  @Test
  void parse_plainBlock_isPriced() {
    assertThat(block(BLOCK).cost()).isEqualTo(new Cost.Priced(1.5));
    assertThat(block(BLOCK).usdPerHour()).isEqualTo(2.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"costUSD\": 1.5             | \"costUSD\": -1.5        | costUSD",
        "\"costUSD\": 1.5             | \"costUSD\": \"1.5\"     | costUSD",
        "\"costUSD\": 1.5             | \"costUSD\": 1e999       | costUSD",
        "\"costUSD\": 1.5             | \"cost\": 1.5            | costUSD",
        "\"totalTokens\": 100         | \"totalTokens\": -1      | totalTokens",
        "\"totalTokens\": 100         | \"totalTokens\": 1.5     | totalTokens",
        "\"totalTokens\": 100         | \"totalTokens\": 1e30    | totalTokens",
        "\"totalTokens\": 100         | \"totalTokens\": null    | totalTokens",
        "\"entries\": 3               | \"entries\": \"three\"   | entries",
        "2026-11-23T07:00:00Z         | 2026-11-23T01:00:00Z     | endTime",
        "2026-11-23T07:00:00Z         | 2026-11-23T02:00:00Z     | endTime",
        "2026-11-23T07:00:00Z         | tomorrow                 | endTime",
        "2026-11-23T07:00:00Z         | 9999-11-23T02:00:00Z     | endTime",
        "2026-11-23T02:00:00.000Z     | 1970-01-01T00:00:00Z     | startTime",
        "\"isActive\": true           | \"isActive\": \"yes\"    | isActive",
      })
  void parse_impossibleField_isMalformedAndNamesIt(String good, String bad, String field) {
    assertThat(BLOCK).contains(good);
    assertThat(parse(BLOCK.replace(good, bad)))
        .isInstanceOfSatisfying(
            CcusageResult.Malformed.class, it -> assertThat(it.why()).contains(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"costPerHour\": 2.5                | \"costPerHour\": -2",
        "\"costPerHour\": 2.5                | \"costPerHour\": 1e999",
        "\"costPerHour\": 2.5                | \"costPerHour\": null",
        "{\"costPerHour\": 2.5}              | null",
        "\"burnRate\": {\"costPerHour\": 2.5}| \"projection\": null",
      })
  void parse_noUsableRate_isPricedWithoutIt(String good, String bad) {
    assertThat(BLOCK).contains(good);
    ActiveBlock block = block(BLOCK.replace(good, bad));
    assertThat(block.usdPerHour()).isNull();
    assertThat(block.cost()).isEqualTo(new Cost.Priced(1.5));
  }

  @Test
  void parse_integersAsFloats_areTheSame() {
    var floats = BLOCK.replace("\"totalTokens\": 100", "\"totalTokens\": 100.0");
    assertThat(block(floats.replace("\"costUSD\": 1.5", "\"costUSD\": 2")).cost())
        .isEqualTo(new Cost.Priced(2));
    assertThat(block(floats).totalTokens()).isEqualTo(100);
  }

  @Test
  void parse_noTokensAndNoCost_isPricedAtNothing() {
    var idle = BLOCK.replace("\"totalTokens\": 100", "\"totalTokens\": 0").replace("1.5", "0");
    assertThat(block(idle).cost()).isEqualTo(new Cost.Priced(0));
  }

  @Test
  void parse_costNull_isUnpriced() {
    assertThat(parse(BLOCK.replace("\"costUSD\": 1.5", "\"costUSD\": null")))
        .isInstanceOf(CcusageResult.Unpriced.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"isActive\": true', '\"isActive\": false'",
    "'\"isGap\": false', '\"isGap\": true'"
  })
  void parse_onlyClosedBlocksOrGaps_isNoActiveBlock(String open, String closed) {
    assertThat(parse(BLOCK.replace(open, closed)))
        .isEqualTo(new CcusageResult.NoActiveBlock(Samples.STAMP));
  }

  @Test
  void parse_twoOpenBlocks_believesNeither() {
    String one = BLOCK.substring(BLOCK.indexOf('[') + 1, BLOCK.lastIndexOf(']'));
    assertThat(parse("{\"blocks\": [" + one + "," + one + "]}"))
        .isInstanceOf(CcusageResult.Malformed.class);
    String closed = one.replace("\"isActive\": true", "\"isActive\": false");
    assertThat(parse("{\"blocks\": [" + closed + "," + one + "]}"))
        .isInstanceOf(CcusageResult.Priced.class);
  }

  @Test
  void parse_unknownFieldsAndModels_arePassedOver() {
    var odd =
        BLOCK
            .replace("[\"m\"]", "[\"a\\u001b[2Jb\", 7, null]")
            .replace("{\"blocks\"", "{\"x\": [{}], \"blocks\"");
    assertThat(block(odd).models()).containsExactly("ab");
  }

  private static CcusageResult parse(String output) {
    return CcusageOutput.parse(output.getBytes(UTF_8), Samples.STAMP);
  }

  private static ActiveBlock block(String output) {
    return ((CcusageResult.Priced) parse(output)).block();
  }
}
