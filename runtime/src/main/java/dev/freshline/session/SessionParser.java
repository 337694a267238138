package dev.freshline.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.LeanJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads what Claude Code pipes in: every field for itself, so that one bad field costs only that
/// field.
public final class SessionParser {
  private static final double MOST_CONTEXT_PERCENT = 100;

  private final Fields fields = new Fields();

  private SessionParser() {}

  /// Parses the first JSON value in `bytes[0..length)`; what follows it is not looked at.
  public static SessionParse parse(byte[] bytes, int length) {
    if (length == 0) {
      return new SessionParse.Unreadable("standard input was empty");
    }
    try {
      JsonNode root = LeanJson.read(bytes, 0, length);
      return root.isObject()
          ? new SessionParser().parse(root)
          : new SessionParse.Unreadable(
              "standard input should hold a JSON object, holds " + Fields.kind(root));
    } catch (IOException e) {
      return new SessionParse.Unreadable("standard input is no JSON: " + firstLine(e));
    }
  }

  private SessionParse parse(JsonNode root) {
    JsonNode model = root.path("model");
    JsonNode cost = root.path("cost");
    var input =
        new SessionInput(
            fields.text(root, "session_id"),
            fields.text(model, "id"),
            fields.text(model, "display_name"),
            fields.number(cost, "total_cost_usd", 0, Fields.Limits.MOST_USD),
            fields.count(cost, "total_api_duration_ms"),
            contextPercent(root.path("context_window")),
            new RateLimits(fields).read(root),
            fields.text(root, "transcript_path"));
    return new SessionParse.Parsed(input, fields.oddities());
  }

  /// As Claude Code reckons it, or else as it does: the last request's input tokens by the window's
  /// size.
  private @Nullable Double contextPercent(JsonNode context) {
    Double given = fields.number(context, "used_percentage", 0, MOST_CONTEXT_PERCENT);
    if (given != null) {
      return given;
    }
    Long size = fields.count(context, "context_window_size");
    Long tokens = contextTokens(context);
    if (size == null || size == 0 || tokens == null) {
      return null;
    }
    double percent = 100.0 * tokens / size;
    if (percent > MOST_CONTEXT_PERCENT) {
      fields.odd("the context holds " + tokens + " tokens, more than its size of " + size);
      return null;
    }
    return percent;
  }

  private @Nullable Long contextTokens(JsonNode context) {
    JsonNode usage = context.path("current_usage");
    Long input = fields.count(usage, "input_tokens");
    if (input == null) {
      return fields.count(context, "total_input_tokens");
    }
    Long written = fields.count(usage, "cache_creation_input_tokens");
    Long read = fields.count(usage, "cache_read_input_tokens");
    return input + (written == null ? 0 : written) + (read == null ? 0 : read);
  }

  /// Jackson adds lines on where it was.
  private static String firstLine(IOException e) {
    String message = e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
