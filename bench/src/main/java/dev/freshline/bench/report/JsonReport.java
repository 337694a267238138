package dev.freshline.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.bench.process.Paired;
import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Circumstances;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Row.Percentile;
import dev.freshline.bench.result.Series;
import dev.freshline.wire.Json;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The result as one JSON object, which `tune` reads.
///
/// `docs/bench.md` says what each key holds.
public final class JsonReport {
  private JsonReport() {}

  public static byte[] of(BenchResult result) {
    ObjectNode root = Json.object();
    circumstances(root.putObject("circumstances"), result.circumstances());
    curves(root.putArray("curves"), result.rows());
    processes(root.putArray("processes"), result.processes());
    waits(root.putArray("waits"), result.waits());
    series(root.putArray("series"), result.series());
    checks(root.putArray("checks"), result.checks());
    root.put("passed", result.isPassed());
    return Json.bytes(root);
  }

  private static void circumstances(ObjectNode node, Circumstances at) {
    node.put("processor", at.processor());
    node.put("cores", at.cores());
    node.put("system", at.system());
    node.put("jdk", at.jdk());
    node.put("disk", at.disk());
    node.put("load", at.load());
    node.put("commit", at.commit());
    node.put("at", at.at());
    node.put("quick", at.quick());
  }

  private static void curves(ArrayNode nodes, List<Row> rows) {
    for (Row row : rows) {
      ArrayNode percentiles = curve(nodes.addObject(), row).putArray("percentiles");
      row.percentiles().forEach(each -> point(percentiles.addObject(), each));
    }
  }

  private static void waits(ArrayNode nodes, List<Row> rows) {
    for (Row row : rows) {
      ObjectNode node = curve(nodes.addObject(), row).put("unendedShare", row.unendedShare());
      ArrayNode percentiles = node.putArray("percentiles");
      row.percentiles()
          .forEach(
              each -> point(percentiles.addObject(), each).put("atLeast", row.isLowerBound(each)));
    }
  }

  /// All but the percentiles.
  private static ObjectNode curve(ObjectNode node, Row row) {
    node.put("name", row.title());
    node.put("group", row.group());
    ObjectNode parameters = node.putObject("parameters");
    new TreeMap<>(row.parameters()).forEach(parameters::put);
    return node.put("unit", "ns")
        .put("samples", row.samples())
        .put("mean", row.mean())
        .put("bytesPerCall", row.bytes());
  }

  private static ObjectNode point(ObjectNode node, Percentile percentile) {
    return node.put("p", percentile.percentage()).put("value", percentile.nanos());
  }

  private static void processes(ArrayNode nodes, List<ProcessRow> rows) {
    for (ProcessRow row : rows) {
      ObjectNode node = nodes.addObject();
      node.put("name", row.name());
      node.put("note", row.note());
      ProcessRow.Cost cost = row.cost();
      node.put("measured", cost != null);
      if (cost != null) {
        node.put("runs", cost.runs());
        node.put("wallMillis", cost.wallMillis());
        node.put("peakMebibytes", cost.peakMebibytes());
        ratio(node.putObject("wallOfEmptyJvm"), cost.wallOfEmptyJvm());
        cpu(node, cost.cpu());
      }
    }
  }

  private static void cpu(ObjectNode node, ProcessRow.@Nullable Cpu cpu) {
    if (cpu == null) {
      node.putNull("cpuMillis").putNull("cpuOfEmptyJvm");
    } else {
      node.put("cpuMillis", cpu.millis());
      ratio(node.putObject("cpuOfEmptyJvm"), cpu.ofEmptyJvm());
    }
  }

  private static void ratio(ObjectNode node, Paired paired) {
    node.put("median", paired.median());
    node.put("low", paired.low());
    node.put("high", paired.high());
    node.put("coverage", paired.coverage());
  }

  private static void series(ArrayNode nodes, List<Series> all) {
    for (Series series : all) {
      ObjectNode node = nodes.addObject();
      node.put("name", series.name());
      node.put("sizeUnit", series.sizeUnit());
      node.put("costUnit", series.costUnit());
      ArrayNode points = node.putArray("points");
      series
          .points()
          .forEach(point -> points.addObject().put("size", point.size()).put("cost", point.cost()));
    }
  }

  private static void checks(ArrayNode nodes, List<Check> checks) {
    for (Check check : checks) {
      ObjectNode node = nodes.addObject();
      node.put("name", check.name());
      node.put("expected", check.expected());
      node.put("actual", check.actual());
      node.put("held", check.held());
      node.put("gates", check.gates());
      node.put("why", check.why());
    }
  }
}
