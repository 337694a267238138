package dev.freshline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.events.Event.Decision;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.LimitSample;
import dev.freshline.reading.Moment;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Entries under merger: repeats counted, the rest in lists, all of it within bounds.
///
/// Merging is commutative and associative, so the order in which files are read does not matter.
final class Fold {
  /// Decisions with one key within one of these are one entry with a count.
  static final Duration BUCKET = Duration.ofMinutes(10);

  static final int MAX_DECISIONS = 2_000;
  static final int MAX_RUNS = 5_000;

  /// The most samples of one window. Beyond it every second one goes, so that they still span it.
  static final int MAX_SAMPLES = 600;

  /// The most windows that are kept apart.
  static final int MAX_WINDOWS = 16;

  /// Samples of a window that has no reset are kept this long, others until it resets.
  private static final Duration KEEP_UNBOUNDED = Duration.ofDays(1);

  private final Map<String, Repeated> decisions = new LinkedHashMap<>();
  private List<Entry<FetchRun>> runs = new ArrayList<>();
  private List<Entry<LimitSample>> samples = new ArrayList<>();
  private long skipped;
  private long dropped;

  static Fold of(JsonNode document) {
    var fold = new Fold();
    fold.skipped = document.path("skipped").asLong(0);
    fold.dropped = document.path("dropped").asLong(0);
    for (JsonNode node : document.path("decisions")) {
      try {
        fold.merge(Codec.repeated(node));
      } catch (MalformedException e) {
        fold.skipped++;
      }
    }
    fold.addAll(document.path("runs"));
    fold.addAll(document.path("samples"));
    return fold;
  }

  private void addAll(JsonNode nodes) {
    for (JsonNode node : nodes) {
      try {
        add(Codec.entry(node));
      } catch (MalformedException e) {
        skipped++;
      }
    }
  }

  void addLines(byte[] content) {
    skipped += Lines.read(content, this::add);
  }

  void addSkipped() {
    skipped++;
  }

  void add(Entry<? extends Event> entry) {
    switch (entry.event()) {
      case FetchRun run -> runs.add(new Entry<>(entry.at(), entry.author(), run));
      case LimitSample sample -> samples.add(new Entry<>(entry.at(), entry.author(), sample));
      case Decision decision ->
          merge(Repeated.once(new Entry<>(entry.at(), entry.author(), decision)));
    }
  }

  private void merge(Repeated repeated) {
    decisions.merge(bucketKey(repeated.last()), repeated, Repeated::and);
  }

  private static String bucketKey(Entry<Decision> entry) {
    return Math.floorDiv(entry.at().epochMillis(), BUCKET.toMillis()) + "\n" + entry.event().key();
  }

  /// Drops the oldest of whatever there is too much of.
  void trim(Moment now) {
    runs.sort(Comparator.comparing((Entry<FetchRun> run) -> run.at().at()));
    runs = latest(runs, MAX_RUNS);
    List<Repeated> latest = latest(sortedDecisions(), MAX_DECISIONS);
    decisions.clear();
    latest.forEach(this::merge);
    trimSamples(now.at());
  }

  /// Halves the lists, oldest first: for a document that is still too large for its file.
  void halve() {
    runs = latest(runs, runs.size() / 2);
    samples = latest(samples, samples.size() / 2);
    List<Repeated> latest = latest(sortedDecisions(), decisions.size() / 2);
    decisions.clear();
    latest.forEach(this::merge);
  }

  private <T> List<T> latest(List<T> sorted, int most) {
    int surplus = Math.max(0, sorted.size() - most);
    dropped += surplus;
    return new ArrayList<>(sorted.subList(surplus, sorted.size()));
  }

  private List<Repeated> sortedDecisions() {
    var sorted = new ArrayList<>(decisions.values());
    sorted.sort(Comparator.comparing((Repeated one) -> one.last().at().at()));
    return sorted;
  }

  /// Samples of past windows are of no more use; that they go is no loss to be counted.
  private void trimSamples(Instant now) {
    samples.removeIf(sample -> isPast(sample.event(), now));
    samples.sort(Comparator.comparing((Entry<LimitSample> one) -> one.event().observedAt().at()));
    Map<String, List<Entry<LimitSample>>> windows = new LinkedHashMap<>();
    for (Entry<LimitSample> sample : samples) {
      windows.computeIfAbsent(sample.event().window(), name -> new ArrayList<>()).add(sample);
    }
    var kept = new ArrayList<Entry<LimitSample>>();
    int room = MAX_WINDOWS;
    for (List<Entry<LimitSample>> window : windows.values()) {
      if (room-- > 0) {
        kept.addAll(thinned(window));
      }
    }
    samples = kept;
  }

  private static boolean isPast(LimitSample sample, Instant now) {
    Instant over =
        sample.resetsAt() != null
            ? sample.resetsAt()
            : sample.observedAt().at().plus(KEEP_UNBOUNDED);
    return !now.isBefore(over);
  }

  /// Every second one from the latest backwards, until they are few enough.
  private static List<Entry<LimitSample>> thinned(List<Entry<LimitSample>> window) {
    List<Entry<LimitSample>> thinned = window;
    while (thinned.size() > MAX_SAMPLES) {
      var half = new ArrayList<Entry<LimitSample>>();
      for (int i = (thinned.size() - 1) % 2; i < thinned.size(); i += 2) {
        half.add(thinned.get(i));
      }
      thinned = half;
    }
    return thinned;
  }

  ObjectNode json() {
    ObjectNode document = Json.object().put("skipped", skipped).put("dropped", dropped);
    ArrayNode kept = document.putArray("decisions");
    sortedDecisions().forEach(decision -> kept.add(Codec.node(decision)));
    addAll(document.putArray("runs"), runs);
    addAll(document.putArray("samples"), samples);
    return document;
  }

  private static <E extends Event> void addAll(ArrayNode array, List<Entry<E>> entries) {
    entries.forEach(entry -> array.add(Codec.node(entry)));
  }

  JournalView view() {
    var sortedRuns = new ArrayList<>(runs);
    sortedRuns.sort(Comparator.comparing((Entry<FetchRun> run) -> run.at().at()));
    var sortedSamples = new ArrayList<>(samples);
    sortedSamples.sort(
        Comparator.comparing((Entry<LimitSample> one) -> one.event().observedAt().at()));
    return new JournalView(sortedDecisions(), sortedRuns, sortedSamples, skipped, dropped);
  }
}
