package dev.freshline.app.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.app.explain.Explanation.Item;
import dev.freshline.app.explain.Explanation.Outlook;
import dev.freshline.events.Event;
import dev.freshline.events.Holder;
import dev.freshline.events.JournalSummary;
import dev.freshline.events.Repeated;
import dev.freshline.events.Ruling;
import dev.freshline.lease.HolderRecord;
import dev.freshline.lease.LeaseState;
import dev.freshline.reading.Moment;
import dev.freshline.wire.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An explanation for programs. Instants are ISO-8601 in UTC, durations seconds. Pure.
public final class ExplanationJson {
  private ExplanationJson() {}

  public static JsonNode of(Explanation explanation) {
    ObjectNode root = Json.object();
    put(root, "now", explanation.now().at());
    root.put("why", explanation.why());
    put(root, "nextRefreshAt", explanation.nextRefreshAt());
    root.set("holder", holder(explanation.lease()));
    ObjectNode figures = root.putObject("figures");
    for (Item figure : explanation.figures()) {
      figures.set(figure.name(), figure(figure));
    }
    ArrayNode sources = root.putArray("sources");
    for (Outlook source : explanation.sources()) {
      ObjectNode node = sources.addObject().put("source", source.source());
      node.put("state", source.state());
      node.put("freshness", source.judgement().freshness().name());
      put(node, "nextRefreshAt", source.nextAt());
      node.put("why", source.why());
    }
    ArrayNode decisions = root.putArray("decisions");
    for (Repeated decision : explanation.decisions()) {
      decisions.add(decision(decision));
    }
    root.set("summary", summary(explanation.summary()));
    ArrayNode oddities = root.putArray("oddities");
    explanation.oddities().forEach(oddities::add);
    return root;
  }

  private static ObjectNode figure(Item figure) {
    ObjectNode node = Json.object();
    Double value = figure.value();
    if (value == null) {
      node.putNull("value");
    } else {
      node.put("value", value);
    }
    node.put("unit", figure.unit()).put("shown", figure.shown());
    put(node, "endsAt", figure.endsAt());
    node.put("source", figure.source());
    Moment observedAt = figure.observedAt();
    put(node, "observedAt", observedAt == null ? null : observedAt.at());
    put(node, "ageSeconds", figure.judgement().age());
    node.put("freshness", figure.judgement().freshness().name());
    return node.put("why", figure.judgement().why());
  }

  /// Null when nobody holds the lease.
  private static JsonNode holder(LeaseState lease) {
    return switch (lease) {
      case LeaseState.Free _ -> Json.object().nullNode();
      case LeaseState.Unclear(String why) -> Json.object().put("unclear", why);
      case LeaseState.Held held -> {
        ObjectNode node = Json.object().put("pid", held.pid());
        HolderRecord record = held.record();
        if (record != null) {
          node.put("session", record.session()).put("host", record.host());
          put(node, "since", record.since().at());
          put(node, "deadline", record.deadline().at());
          node.put("token", record.token());
        }
        yield node.put("proved", held.proved()).put("overdue", held.overdue());
      }
    };
  }

  private static ObjectNode decision(Repeated repeated) {
    ObjectNode node = Json.object();
    put(node, "at", repeated.last().at().at());
    put(node, "firstAt", repeated.first().at());
    node.put("count", repeated.count()).put("pid", repeated.last().author().pid());
    String session = repeated.last().author().session();
    if (session != null) {
      node.put("session", session);
    }
    Event.Decision event = repeated.last().event();
    node.put("kind", event.kind().name()).put("text", DecisionText.of(event));
    switch (event) {
      case Event.RenderDecision render -> {
        put(node, render.ruling());
        node.put("marked", render.marked());
      }
      case Event.RefreshDecision refresh -> {
        put(node, refresh.ruling());
        put(node, "ageSeconds", refresh.age());
      }
      case Event.Published published ->
          node.put("source", published.source()).put("token", published.token());
      case Event.Fenced fenced -> node.put("source", fenced.source()).put("why", fenced.why());
      case Event.HolderKilled killed -> node.set("holder", holder(killed.holder()));
      case Event.TakenOver taken -> node.set("holder", holder(taken.holder()));
      case Event.Refused refused -> node.put("path", refused.path()).put("why", refused.why());
      case Event.SettingsBroken broken -> node.put("why", broken.why());
      case Event.Lost lost -> node.put("bytes", lost.bytes());
    }
    return node;
  }

  private static void put(ObjectNode node, Ruling ruling) {
    node.put("step", ruling.step().name())
        .put("cause", ruling.cause().name())
        .put("source", ruling.source())
        .put("stale", ruling.stale())
        .put("why", ruling.why());
    Holder holder = ruling.holder();
    if (holder != null) {
      node.set("holder", holder(holder));
    }
  }

  private static ObjectNode holder(Holder holder) {
    ObjectNode node = Json.object().put("pid", holder.pid()).put("session", holder.session());
    put(node, "since", holder.since());
    return node;
  }

  private static ObjectNode summary(JournalSummary summary) {
    ObjectNode node = Json.object();
    Moment since = summary.since();
    put(node, "since", since == null ? null : since.at());
    node.put("renders", summary.renders()).put("staleRenders", summary.staleRenders());
    node.set("cooldown", waits(summary.cooldown()));
    node.set("backoff", waits(summary.backoff()));
    node.put("leftToHolder", summary.leftToHolder());
    ObjectNode runs = node.putObject("runs");
    summary.runs().forEach(runs::put);
    return node.put("censoredRuns", summary.censoredRuns())
        .put("published", summary.published())
        .put("fenced", summary.fenced())
        .put("interventions", summary.interventions())
        .put("refused", summary.refused())
        .put("settingsBroken", summary.settingsBroken())
        .put("lost", summary.lost());
  }

  private static ObjectNode waits(JournalSummary.Waits waits) {
    return Json.object().put("saved", waits.saved()).put("prevented", waits.prevented());
  }

  private static void put(ObjectNode node, String name, @Nullable Instant instant) {
    node.put(name, instant == null ? null : instant.toString());
  }

  private static void put(ObjectNode node, String name, @Nullable Duration duration) {
    if (duration == null) {
      node.putNull(name);
    } else {
      node.put(name, duration.toMillis() / 1000.0);
    }
  }
}
