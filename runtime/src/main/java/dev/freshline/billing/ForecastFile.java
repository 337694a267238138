package dev.freshline.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import dev.freshline.wire.RecordFile;
import dev.freshline.wire.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;

/// The forecast as a file, from the refresher that makes it to the renders that use it.
public final class ForecastFile {
  /// What it is called in the folder of state.
  public static final String NAME = "forecast.json";

  /// Room for far more windows than there are.
  public static final int LIMIT = 16 * 1024;

  private final RecordFile file;

  /// @param file with a limit of [#LIMIT]
  public ForecastFile(RecordFile file) {
    this.file = file;
  }

  /// What the file says; nothing when it is absent, damaged, or of another format.
  public Forecast read() {
    Forecast forecast = file.read(ForecastFile::forecast).value();
    return forecast == null ? Forecast.NONE : forecast;
  }

  private static Forecast forecast(JsonNode document) throws MalformedException {
    var rates = new ArrayList<LimitRate>();
    for (JsonNode node : document.path("rates")) {
      rates.add(rate(node));
    }
    return new Forecast(rates, document.has("made") ? Wire.moment(document.path("made")) : null);
  }

  public void write(Forecast forecast) throws IOException {
    ObjectNode document = Json.object();
    if (forecast.madeAt() != null) {
      document.set("made", Wire.moment(forecast.madeAt()));
    }
    ArrayNode array = document.putArray("rates");
    for (LimitRate rate : forecast.rates()) {
      ObjectNode node =
          array
              .addObject()
              .put("window", rate.window())
              .put("resets", rate.resetsAt().toEpochMilli())
              .put("percentPerHour", rate.percentPerHour())
              .put("samples", rate.samples());
      node.set("observed", Wire.moment(rate.observedAt()));
    }
    file.write(document);
  }

  private static LimitRate rate(JsonNode node) throws MalformedException {
    return new LimitRate(
        Wire.text(node, "window"),
        Instant.ofEpochMilli(Wire.number(node, "resets")),
        Wire.decimal(node, "percentPerHour"),
        Wire.moment(node.path("observed")),
        (int) Wire.number(node, "samples"));
  }
}
