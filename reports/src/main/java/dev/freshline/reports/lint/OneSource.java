package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.settings.Durations;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `ONE_SOURCE`: a quantity has one value, wherever it is written.
final class OneSource implements Rule {
  @Override
  public String code() {
    return "ONE_SOURCE";
  }

  @Override
  public String description() {
    return "keys that stand for one quantity agree";
  }

  @Override
  public Finding check(Subject subject) {
    var disagreeing = new TreeMap<String, Set<Duration>>();
    for (String key : subject.protocol().aliases().keySet()) {
      Set<Duration> values = values(subject.protocol(), key);
      if (values.size() > 1) {
        disagreeing.put(key, values);
      }
    }
    if (disagreeing.isEmpty()) {
      String[] keys = subject.protocol().aliases().keySet().toArray(String[]::new);
      return new Draft(this, Severity.ERROR, subject, keys).idle("no key has a second value");
    }
    var draft =
        new Draft(this, Severity.ERROR, subject, disagreeing.keySet().toArray(String[]::new));
    return judged(draft, disagreeing);
  }

  /// Its own one first, then those that stand elsewhere.
  private static Set<Duration> values(Protocol protocol, String key) {
    var values = new LinkedHashSet<Duration>();
    String own = ProtocolJson.at(protocol, key).asText();
    if (!own.isEmpty() && Character.isDigit(own.charAt(0))) {
      values.add(Durations.parse(own)); // and not open, or none
    }
    values.addAll(protocol.aliases().getOrDefault(key, List.of()));
    return values;
  }

  private static Finding judged(Draft draft, Map<String, Set<Duration>> disagreeing) {
    var actual = new ArrayList<String>();
    var evidence = new ArrayList<String>();
    var fix = new ArrayList<String>();
    disagreeing.forEach(
        (key, values) -> {
          String least = time(Collections.min(values));
          String greatest = time(Collections.max(values));
          actual.add(
              key + " = " + String.join(" and ", values.stream().map(OneSource::time).toList()));
          evidence.add("of " + key + " " + least + " acts first and shadows " + greatest);
          fix.add(key + "=" + greatest);
        });
    return draft.fail(
        "one value for each of " + String.join(", ", disagreeing.keySet()),
        String.join("; ", actual),
        null,
        String.join("; ", evidence),
        "set " + String.join(", ", fix) + " in one place, and read it everywhere");
  }

  private static String time(Duration duration) {
    return Spell.time(Spell.seconds(duration));
  }
}
