package dev.freshline.reports.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Mismatch;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.report.KeyFigure;
import dev.freshline.wire.Json;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A prediction in JSON: what `tune predict --json` prints.
public final class PredictionJson {
  private static final String QUANTILES = "ageQuantilesSeconds";

  private PredictionJson() {}

  public static ObjectNode of(Prediction prediction) {
    ObjectNode root = Json.object();
    for (KeyFigure figure : KeyFigure.values()) {
      root.set(figure.key(), node(figure.of(prediction)));
      if (figure == KeyFigure.AGE_PEAK) {
        quantiles(root.putObject(QUANTILES), prediction);
      }
    }
    ArrayNode mismatches = root.putArray("mismatches");
    for (Mismatch mismatch : prediction.mismatches()) {
      ObjectNode node = mismatches.addObject().put("figure", mismatch.figure());
      number(node, "formula", mismatch.formula());
      node.set("simulated", node(mismatch.simulated()));
    }
    ArrayNode assumptions = root.putArray("assumptions");
    prediction.assumptions().forEach(assumptions::add);
    return root;
  }

  private static void quantiles(ObjectNode node, Prediction prediction) {
    new TreeMap<>(prediction.ageQuantilesSeconds())
        .forEach((probability, figure) -> node.set(String.valueOf(probability), node(figure)));
  }

  static JsonNode node(@Nullable Figure figure) {
    if (figure == null) {
      return Json.object().nullNode();
    }
    ObjectNode node = Json.object();
    number(node, "value", figure.value());
    number(node, "low", figure.low());
    number(node, "high", figure.high());
    node.put("method", figure.method().name().toLowerCase(Locale.ROOT));
    return node;
  }

  /// JSON has no infinity.
  static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
