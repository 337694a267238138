package dev.freshline.stress.sim.machine;

import dev.freshline.stress.sim.Timeline;
import dev.freshline.stress.sim.Timeline.Step;
import dev.freshline.stress.sim.machine.Trace.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Makes a timeline of all that was recorded: what a process saw stands beside what it did next.
///
/// Looks are one step of their own where somebody else has changed something before their process
/// acted on them; of looks at several moments the last is told. Looks that their process never
/// acted on are left out.
final class Telling {
  private static final String WHAT_WAS_SEEN = "seen: ";
  private static final String SEPARATOR = "; ";

  /// Steps, by process, that are looks only and that nobody has changed anything after.
  private final Map<String, Step> looks = new HashMap<>();

  /// When each process looked last.
  private final Map<String, Long> seenAt = new HashMap<>();

  private final List<Step> steps = new ArrayList<>();
  private final List<Entry> entries;

  Telling(List<Entry> entries) {
    this.entries = entries;
  }

  Timeline timeline() {
    for (Entry entry : entries) {
      if (entry.look()) {
        look(entry);
      } else {
        change(entry);
      }
    }
    return new Timeline(withoutIdleLooks());
  }

  private void look(Entry entry) {
    Step before = looks.get(entry.process());
    if (before == null) {
      put(step(entry, entry.effect(), entry.result()), steps.size());
      return;
    }
    int index = indexOf(before);
    if (lastAt(before) == entry.nanos()) {
      String both = and(before.result(), entry.result());
      put(new Step(before.at(), before.process(), before.effect(), both), index);
    } else {
      String effect =
          String.format(Locale.ROOT, "looks now and then until %.3f", entry.nanos() / 1e9);
      put(new Step(before.at(), before.process(), effect, entry.result()), index);
    }
    seenAt.put(entry.process(), entry.nanos());
  }

  /// What is seen again is told once.
  private static String and(String seen, String more) {
    boolean again = (SEPARATOR + seen + SEPARATOR).contains(SEPARATOR + more + SEPARATOR);
    return again ? seen : seen + SEPARATOR + more;
  }

  private long lastAt(Step look) {
    return seenAt.getOrDefault(look.process(), look.at().toNanos());
  }

  private void put(Step look, int index) {
    if (index == steps.size()) {
      steps.add(look);
      seenAt.put(look.process(), look.at().toNanos());
    } else {
      steps.set(index, look);
    }
    looks.put(look.process(), look);
  }

  @SuppressWarnings("ReferenceEquality") // this very step: another may tell the same
  private int indexOf(Step look) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i) == look) {
        return i;
      }
    }
    throw new IllegalStateException("expected a step that was told, found " + look);
  }

  private void change(Entry entry) {
    Step seen = looks.get(entry.process());
    String result = entry.result();
    if (seen != null && seen.at().toNanos() == entry.nanos()) {
      steps.remove(indexOf(seen));
      result = result + (result.isEmpty() ? "" : SEPARATOR) + WHAT_WAS_SEEN + seen.result();
    }
    looks.clear();
    steps.add(step(entry, entry.effect(), result));
  }

  private static Step step(Entry entry, String effect, String result) {
    return new Step(Duration.ofNanos(entry.nanos()), entry.process(), effect, result);
  }

  private List<Step> withoutIdleLooks() {
    List<Step> told = new ArrayList<>();
    Set<String> acts = new HashSet<>();
    for (Step step : steps.reversed()) {
      boolean look = step.effect().startsWith("looks");
      if (!look || acts.contains(step.process())) {
        told.add(step);
        acts.add(step.process());
      }
    }
    return told.reversed();
  }
}
