package dev.freshline.stress.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The log of the slow ccusage's witness, added up.
///
/// Lines are `start ID NANOS`, `overlap ID OTHER`, `end ID NANOS`, `gone ID NANOS`. An overlap may
/// be seen by both of a pair, and counts once.
final class WitnessLog {
  private final Map<String, Long> started = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<Set<String>> pairs = new HashSet<>();
  private final List<Duration> lives = new ArrayList<>();

  private WitnessLog() {}

  /// @throws IllegalArgumentException when a line is not one of the witness
  static Tally read(Path log) throws IOException {
    return of(Files.exists(log) ? Files.readAllLines(log) : List.of());
  }

  static Tally of(List<String> lines) {
    var log = added(lines);
    return new Tally(
        log.started.size(),
        log.ended.size(),
        log.duplicates(),
        log.pairs.size(),
        log.started.size() - log.gone.size(),
        log.lives.stream().mapToLong(Duration::toNanos).sum() / 1_000_000);
  }

  /// How long each run lived that is over.
  static List<Duration> lives(Path log) throws IOException {
    return added(Files.readAllLines(log)).lives;
  }

  /// In the order of the log: a run is gone after it began.
  private static WitnessLog added(List<String> lines) {
    var log = new WitnessLog();
    lines.forEach(log::add);
    return log;
  }

  /// Of each pair, the one that began later.
  private int duplicates() {
    Set<String> duplicates = new HashSet<>();
    for (Set<String> pair : pairs) {
      pair.stream()
          .max(Comparator.comparing(id -> started.getOrDefault(id, 0L)))
          .ifPresent(duplicates::add);
    }
    return duplicates.size();
  }

  private void add(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("expected a witness's line, found '" + line + "'");
    }
    String id = words[1];
    switch (words[0]) {
      case "start" -> started.put(id, Long.parseLong(words[2]));
      case "overlap" -> pairs.add(Set.of(id, words[2]));
      case "end" -> ended.add(id);
      case "gone" -> leave(id, Long.parseLong(words[2]));
      default ->
          throw new IllegalArgumentException(
              "expected start, overlap, end or gone, found '" + line + "'");
    }
  }

  /// A run that was killed before it could write that it had begun has not begun.
  private void leave(String id, long at) {
    Long start = started.get(id);
    if (start != null && gone.add(id)) {
      lives.add(Duration.ofNanos(at - start));
    }
  }
}
