package dev.freshline.stress.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.stress.scenario.Property;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Property.Verdict;
import dev.freshline.wire.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Property property(Expected expected, Verdict verdict, String why) {
    return new Property(
        "overrun",
        "review",
        5,
        Duration.ofSeconds(6),
        4,
        3,
        2,
        1,
        Duration.ofMillis(70),
        expected,
        verdict,
        4,
        why);
  }

  private static Report report(Property... properties) {
    return new Report(7, "abc", Duration.ofMinutes(5), null, 1.5, List.of(properties));
  }

  @Test
  void isPassed_nothingChecked_isFalse() {
    assertThat(report().isPassed()).isFalse();
    assertThat(report(property(Expected.HOLDS, Verdict.SKIPPED, "no strace")).isPassed()).isFalse();
  }

  @Test
  void isPassed_oneFailure_isFalse() {
    Property ok = property(Expected.HOLDS, Verdict.PASS, "");
    assertThat(report(ok).isPassed()).isTrue();
    assertThat(report(ok, property(Expected.BROKEN, Verdict.FAIL, "got away")).isPassed())
        .isFalse();
  }

  @Test
  void json_hasTheKeysThatOthersRead() throws Exception {
    JsonNode root =
        Json.read(JsonReport.of(report(property(Expected.BROKEN, Verdict.PASS, "caught"))));
    assertThat(root.path("seed").asLong()).isEqualTo(7);
    assertThat(root.path("commit").asText()).isEqualTo("abc");
    assertThat(root.path("properties").path(0).toString())
        .isEqualTo(
            "{\"name\":\"overrun\",\"protocol\":\"review\",\"rounds\":5,\"seconds\":6.0,"
                + "\"runs\":4,\"faults\":3,\"duplicates\":2,\"overlaps\":1,"
                + "\"worstWaitMillis\":70,\"expected\":\"broken\",\"verdict\":\"pass\","
                + "\"why\":\"caught\"}");
  }

  @Test
  void json_failureAndSkip_areCountedAndTheFailureCanBeRepeated() throws Exception {
    JsonNode root =
        Json.read(
            JsonReport.of(
                report(
                    property(Expected.HOLDS, Verdict.FAIL, "an overlap"),
                    property(Expected.HOLDS, Verdict.SKIPPED, "no tmpfs"))));
    assertThat(root.path("failed").asInt()).isEqualTo(1);
    assertThat(root.path("skipped").asInt()).isEqualTo(1);
    assertThat(root.path("faults").asInt()).isEqualTo(6);
    assertThat(root.path("properties").path(0).path("repeat").asText())
        .isEqualTo("stress/bin/gate --seed 7 --budget 5m --only overrun/review --round 4");
    assertThat(root.path("properties").path(1).path("why").asText()).isEqualTo("no tmpfs");
  }

  @Test
  void text_failure_showsHowToRepeatIt() {
    String text = TextTable.of(report(property(Expected.BROKEN, Verdict.FAIL, "got away")));
    assertThat(text)
        .contains("0 ok, 1 failed, 0 skipped; 5 rounds, 3 kills and stops in 1.5 s; seed 7")
        .contains("repeat: stress/bin/gate --seed 7 --budget 5m --only overrun/review\n");
  }

  @Test
  void junit_oddText_isWellFormed() throws Exception {
    String xml =
        JUnitReport.of(
            report(
                property(Expected.HOLDS, Verdict.FAIL, "1 < 2 & \"3\" \u0001"),
                property(Expected.HOLDS, Verdict.SKIPPED, "no tmpfs")));
    var suite =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
  }
}
