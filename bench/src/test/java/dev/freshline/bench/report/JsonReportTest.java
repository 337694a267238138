package dev.freshline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reports.report.given.LatencyCurve;
import dev.freshline.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static JsonNode written() throws Exception {
    return Json.read(JsonReport.of(Results.full()));
  }

  /// The reader of `tune` finds what was measured.
  @Test
  void of_curves_areReadBackByTune() throws Exception {
    List<LatencyCurve> curves = LatencyCurve.of(written());
    assertThat(curves)
        .extracting(LatencyCurve::name)
        .contains("LeaseCost.acquireRelease (fileSystem=disk)");
    assertThat(curves.getFirst().points())
        .anyMatch(point -> point.percentile() == 50 && Math.abs(point.seconds() - 50e-6) < 0.1e-6);
  }

  @Test
  void of_peerThatIsAbsent_saysWhy() throws Exception {
    JsonNode absent = written().path("processes").path(1);
    assertThat(absent.path("measured").booleanValue()).isFalse();
    assertThat(absent.path("note").textValue()).isEqualTo("its package is not for this machine");
  }

  @Test
  void of_crowdWhoseCpuNobodyMeasured_isNull() throws Exception {
    JsonNode crowd = written().path("processes").path(2);
    assertThat(crowd.path("cpuMillis").isNull()).isTrue();
    assertThat(crowd.path("cpuOfEmptyJvm").isNull()).isTrue();
    assertThat(crowd.path("wallOfEmptyJvm").path("coverage").doubleValue()).isEqualTo(0.75);
  }

  @Test
  void of_waitsThatHaveNotEnded_tellTheirShareAndWhichFiguresAreLowerBounds() throws Exception {
    JsonNode review = written().path("waits").path(1);
    assertThat(review.path("unendedShare").doubleValue()).isEqualTo(0.5);
    for (JsonNode point : review.path("percentiles")) {
      boolean lies = point.path("p").doubleValue() > 50;
      assertThat(point.path("atLeast").booleanValue()).as(point.toString()).isEqualTo(lies);
    }
  }

  @Test
  void of_goalThatIsMissed_passes() throws Exception {
    assertThat(written().path("passed").booleanValue()).isTrue();
    assertThat(written().path("checks").path(0).path("held").booleanValue()).isFalse();
  }

  /// The documentation names each key, and no other stands at the top.
  @Test
  void of_everyKey_isDocumented() throws Exception {
    String manual =
        Files.readString(Path.of(System.getProperty("freshline.root", ".."), "docs/bench.md"));
    JsonNode root = written();
    root.fieldNames().forEachRemaining(key -> assertThat(manual).contains("| `" + key + "` |"));
    root.path("circumstances")
        .fieldNames()
        .forEachRemaining(key -> assertThat(manual).contains("`" + key + "`"));
  }
}
