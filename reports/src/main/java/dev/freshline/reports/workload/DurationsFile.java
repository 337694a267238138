package dev.freshline.reports.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.settings.Durations;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file of observed run times.
///
/// One a line, `12.3` (seconds) or `12.3s` or `1m2s`; a `+` behind it says that the run was cut
/// off then and would have taken longer: `35s+`. A `#` begins a comment; empty lines say nothing.
/// Or JSON: an array, or an object with an array `runs`, of numbers (seconds), of texts as above
/// and of objects `{"seconds": 35, "censored": true}`.
public final class DurationsFile {
  /// As many as a year of a run every half minute.
  private static final int MOST = 1_000_000;

  private static final long MOST_BYTES = 64L << 20;

  /// A longer run is a slip of the unit.
  private static final double LONGEST_SECONDS = 86_400;

  private DurationsFile() {}

  /// @throws IOException when it cannot be read
  /// @throws IllegalArgumentException when something in it is no run time; the message names the
  ///     file, the line or the position, what was expected and how to write it
  public static Sample read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          file
              + ": expected a file of run times, one a line or JSON, found "
              + (Files.exists(file) ? "something else" : "nothing")
              + "; check the path");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          file + ": expected at most " + MOST_BYTES + " bytes, found " + Files.size(file));
    }
    return parse(new String(Files.readAllBytes(file), UTF_8), String.valueOf(file));
  }

  /// @param origin named in messages and in the sample
  public static Sample parse(String content, String origin) {
    String start = content.stripLeading();
    List<Sample.Run> runs =
        start.startsWith("[") || start.startsWith("{")
            ? ofJson(content, origin)
            : ofLines(content, origin);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          origin + ": expected at least one run time, found none; write one a line, such as 12.3s");
    }
    if (runs.size() > MOST) {
      throw new IllegalArgumentException(
          origin + ": expected at most " + MOST + " run times, found " + runs.size());
    }
    return new Sample(runs, origin);
  }

  private static List<Sample.Run> ofLines(String content, String origin) {
    List<Sample.Run> runs = new ArrayList<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      int comment = line.indexOf('#');
      String text = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!text.isEmpty()) {
        runs.add(run(text, origin + ':' + number));
      }
    }
    return runs;
  }

  private static List<Sample.Run> ofJson(String content, String origin) {
    JsonNode root;
    try {
      root = Json.read(content.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException(origin + ": expected JSON: " + e.getMessage(), e);
    }
    JsonNode array = root.isArray() ? root : root.path("runs");
    if (!array.isArray()) {
      throw new IllegalArgumentException(
          origin
              + ": expected an array of run times, or {\"runs\": [...]}, found "
              + excerpt(root));
    }
    List<Sample.Run> runs = new ArrayList<>();
    for (JsonNode element : array) {
      runs.add(run(element, origin + '[' + runs.size() + ']'));
    }
    return runs;
  }

  private static Sample.Run run(JsonNode element, String where) {
    if (element.isTextual()) {
      return run(element.textValue().strip(), where);
    }
    JsonNode seconds = element.isObject() ? element.path("seconds") : element;
    JsonNode censored = element.path("censored");
    if (!seconds.isNumber() || !(censored.isMissingNode() || censored.isBoolean())) {
      throw new IllegalArgumentException(
          where
              + ": expected a number of seconds, a text such as \"35s+\", or {\"seconds\": 35,"
              + " \"censored\": true}, found "
              + excerpt(element));
    }
    return checked(seconds.doubleValue(), censored.asBoolean(), where);
  }

  private static Sample.Run run(String text, String where) {
    boolean censored = text.endsWith("+");
    String time = censored ? text.substring(0, text.length() - 1).strip() : text;
    return checked(seconds(time, where), censored, where);
  }

  private static double seconds(String time, String where) {
    boolean bare =
        !time.isEmpty() && time.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    try {
      return bare ? Double.parseDouble(time) : Durations.parse(time).toNanos() / 1e9;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          where + ": " + e.getMessage() + "; a run that was cut off is written 35s+", e);
    }
  }

  private static Sample.Run checked(double seconds, boolean censored, String where) {
    if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(
          where
              + ": expected a run of 0 s to 1 day, found "
              + seconds
              + " s; a bare number counts seconds, write 35000ms for milliseconds");
    }
    return new Sample.Run(seconds, censored);
  }

  private static String excerpt(JsonNode node) {
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
