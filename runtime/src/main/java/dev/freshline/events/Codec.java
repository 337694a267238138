package dev.freshline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.events.Event.Decision;
import dev.freshline.events.Event.Fenced;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.HolderKilled;
import dev.freshline.events.Event.Kind;
import dev.freshline.events.Event.LimitSample;
import dev.freshline.events.Event.Lost;
import dev.freshline.events.Event.Published;
import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.Event.Refused;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.events.Event.SettingsBroken;
import dev.freshline.events.Event.TakenOver;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import dev.freshline.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an entry is spelled in JSON: see `docs/journal.md`.
final class Codec {
  /// The format; a line of another one is skipped.
  static final int VERSION = 1;

  private static final Kind[] KINDS = Kind.values();
  private static final Step[] STEPS = Step.values();
  private static final Cause[] CAUSES = Cause.values();

  private Codec() {}

  /// The version stands first: [Lines] finds the start of an entry by it.
  static ObjectNode node(Entry<? extends Event> entry) {
    Event event = entry.event();
    ObjectNode node = Json.object().put("v", VERSION);
    node.setAll(Wire.moment(entry.at()));
    node.put("pid", entry.author().pid());
    putIfKnown(node, "session", entry.author().session());
    node.put("event", event.kind().name());
    switch (event.kind()) {
      case RENDER -> put(node, (RenderDecision) event);
      case REFRESH -> put(node, (RefreshDecision) event);
      case PUBLISHED -> put(node, (Published) event);
      case FENCED ->
          node.put("source", ((Fenced) event).source()).put("why", ((Fenced) event).why());
      case HOLDER_KILLED ->
          put(node, ((HolderKilled) event).holder(), ((HolderKilled) event).why());
      case TAKEN_OVER -> put(node, ((TakenOver) event).holder(), ((TakenOver) event).why());
      case REFUSED ->
          node.put("path", ((Refused) event).path()).put("why", ((Refused) event).why());
      case SETTINGS_BROKEN -> node.put("why", ((SettingsBroken) event).why());
      case LOST -> node.put("bytes", ((Lost) event).bytes());
      case RUN -> put(node, (FetchRun) event);
      case SAMPLE -> put(node, (LimitSample) event);
    }
    return node;
  }

  /// @throws MalformedException when it is not an entry of this format
  static Entry<? extends Event> entry(JsonNode node) throws MalformedException {
    if (node.path("v").asInt(0) != VERSION) {
      throw new MalformedException("v must be " + VERSION + ", found " + node.path("v"));
    }
    var author = new Author(Wire.number(node, "pid"), optional(node, "session"));
    try {
      return new Entry<>(Wire.moment(node), author, event(node));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
  }

  static ObjectNode node(Repeated repeated) {
    ObjectNode node = node(repeated.last());
    node.set("first", Wire.moment(repeated.first()));
    return node.put("count", repeated.count());
  }

  static Repeated repeated(JsonNode node) throws MalformedException {
    Entry<? extends Event> last = entry(node);
    if (!(last.event() instanceof Decision decision)) {
      throw new MalformedException("event must be a decision, found " + last.event().kind());
    }
    long count = Wire.number(node, "count");
    if (count < 1) {
      throw new MalformedException("count must be 1 or more, found " + count);
    }
    return new Repeated(
        new Entry<>(last.at(), last.author(), decision), Wire.moment(node.path("first")), count);
  }

  private static Event event(JsonNode node) throws MalformedException {
    return switch (oneOf(KINDS, node, "event")) {
      case RENDER -> render(node);
      case REFRESH -> new RefreshDecision(ruling(node), optionalDuration(node, "age"));
      case PUBLISHED -> new Published(Wire.text(node, "source"), Wire.number(node, "token"));
      case FENCED -> new Fenced(Wire.text(node, "source"), Wire.text(node, "why"));
      case HOLDER_KILLED -> new HolderKilled(holder(node.path("holder")), Wire.text(node, "why"));
      case TAKEN_OVER -> new TakenOver(holder(node.path("holder")), Wire.text(node, "why"));
      case REFUSED -> new Refused(Wire.text(node, "path"), Wire.text(node, "why"));
      case SETTINGS_BROKEN -> new SettingsBroken(Wire.text(node, "why"));
      case LOST -> new Lost(Wire.number(node, "bytes"));
      case RUN -> run(node);
      case SAMPLE ->
          new LimitSample(
              Wire.text(node, "window"),
              Wire.decimal(node, "percent"),
              Wire.optionalInstant(node, "resets"),
              Wire.moment(node.path("observed")));
    };
  }

  private static void put(ObjectNode node, RenderDecision render) {
    put(node, render.ruling());
    node.put("marked", render.marked());
    if (!render.ages().isEmpty()) {
      ArrayNode ages = node.putArray("ages");
      for (FigureAge figure : render.ages()) {
        ObjectNode one = ages.addObject().put("figure", figure.figure());
        putIfKnown(one, "age", figure.age());
      }
    }
  }

  /// One that does not say whether a figure was marked is of a build that asked the source alone.
  private static RenderDecision render(JsonNode node) throws MalformedException {
    Ruling ruling = ruling(node);
    return new RenderDecision(ruling, node.path("marked").asBoolean(ruling.stale()), ages(node));
  }

  private static void put(ObjectNode node, RefreshDecision refresh) {
    put(node, refresh.ruling());
    putIfKnown(node, "age", refresh.age());
  }

  private static void put(ObjectNode node, Ruling ruling) {
    node.put("step", ruling.step().name()).put("cause", ruling.cause().name());
    node.put("stale", ruling.stale());
    if (!ruling.source().isEmpty()) {
      node.put("source", ruling.source());
    }
    if (ruling.holder() != null) {
      put(node, ruling.holder());
    }
    if (!ruling.why().isEmpty()) {
      node.put("why", ruling.why());
    }
  }

  private static void put(ObjectNode node, Published published) {
    node.put("source", published.source()).put("token", published.token());
  }

  private static void put(ObjectNode node, Holder holder, String why) {
    put(node, holder);
    node.put("why", why);
  }

  private static void put(ObjectNode node, Holder holder) {
    ObjectNode who = node.putObject("holder").put("pid", holder.pid());
    putIfKnown(who, "session", holder.session());
    if (holder.since() != null) {
      who.put("since", holder.since().toEpochMilli());
    }
  }

  private static void put(ObjectNode node, FetchRun run) {
    node.put("source", run.source()).put("version", run.version());
    node.set("began", Wire.moment(run.beganAt()));
    node.put("took", run.took().toMillis()).put("outcome", run.outcome());
    node.put("censored", run.censored()).put("token", run.token()).put("why", run.why());
  }

  private static void put(ObjectNode node, LimitSample sample) {
    node.put("window", sample.window()).put("percent", sample.usedPercent());
    if (sample.resetsAt() != null) {
      node.put("resets", sample.resetsAt().toEpochMilli());
    }
    node.set("observed", Wire.moment(sample.observedAt()));
  }

  private static Ruling ruling(JsonNode node) throws MalformedException {
    return new Ruling(
        oneOf(STEPS, node, "step"),
        oneOf(CAUSES, node, "cause"),
        node.path("source").asText(""),
        node.path("stale").asBoolean(false),
        node.has("holder") ? holder(node.path("holder")) : null,
        node.path("why").asText(""));
  }

  private static Holder holder(JsonNode node) throws MalformedException {
    return new Holder(
        Wire.number(node, "pid"), optional(node, "session"), Wire.optionalInstant(node, "since"));
  }

  private static List<FigureAge> ages(JsonNode node) throws MalformedException {
    var ages = new ArrayList<FigureAge>();
    for (JsonNode one : node.path("ages")) {
      ages.add(new FigureAge(Wire.text(one, "figure"), optionalDuration(one, "age")));
    }
    return ages;
  }

  private static FetchRun run(JsonNode node) throws MalformedException {
    return new FetchRun(
        Wire.text(node, "source"),
        node.path("version").asText(""),
        Wire.moment(node.path("began")),
        Wire.duration(node, "took"),
        Wire.text(node, "outcome"),
        node.path("censored").asBoolean(false),
        node.path("token").asLong(0),
        node.path("why").asText(""));
  }

  private static void putIfKnown(ObjectNode node, String name, @Nullable String text) {
    if (text != null) {
      node.put(name, text);
    }
  }

  private static void putIfKnown(ObjectNode node, String name, @Nullable Duration duration) {
    if (duration != null) {
      node.put(name, duration.toMillis());
    }
  }

  private static @Nullable String optional(JsonNode node, String name) {
    return node.path(name).textValue();
  }

  private static @Nullable Duration optionalDuration(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() ? Duration.ofMillis(value.longValue()) : null;
  }

  private static <T extends Enum<T>> T oneOf(T[] all, JsonNode node, String name)
      throws MalformedException {
    String text = Wire.text(node, name);
    for (T one : all) {
      if (one.name().equals(text)) {
        return one;
      }
    }
    throw new MalformedException(name + " must be a known name, found '" + text + "'");
  }
}
