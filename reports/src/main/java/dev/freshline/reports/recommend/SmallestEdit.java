package dev.freshline.reports.recommend;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way to feasible settings that changes the fewest of the current ones, and those the least.
///
/// From each of some feasible targets it puts settings back, those that moved furthest first, as
/// long as all stays feasible. What is left of a target is irreducible: putting any single setting
/// back breaks a rule. The least of these is taken.
final class SmallestEdit {
  private final Judge judge;
  private final Sheet current;

  SmallestEdit(Judge judge) {
    this.judge = judge;
    this.current = new Sheet(judge.situation().protocol());
  }

  /// What is left of each target, the smallest edit first.
  ///
  /// @param targets feasible settings
  List<Candidate> of(List<Candidate> targets) {
    return targets.stream()
        .map(this::reduced)
        .sorted(
            Comparator.comparingInt((Candidate each) -> changes(each).size())
                .thenComparingDouble(this::totalMove))
        .toList();
  }

  private Candidate reduced(Candidate target) {
    Candidate reduced = target;
    List<String> furthestFirst =
        changes(target).stream()
            .sorted(Comparator.comparingDouble(key -> -move(key, target.draft().sheet())))
            .toList();
    for (String key : furthestFirst) {
      Draft back = reduced.draft().putBack(List.of(key), current);
      // Most are refused whatever they do, and what they do takes long to say.
      if (judge.accepts(back, reduced.prediction())) {
        Candidate candidate = judge.judge(target.cadence(), back);
        reduced = candidate.isFeasible() ? candidate : reduced;
      }
    }
    return reduced;
  }

  private List<String> changes(Candidate candidate) {
    return judge.situation().keys().stream()
        .filter(candidate.draft().sheet().keysUnlike(current)::contains)
        .toList();
  }

  private double totalMove(Candidate candidate) {
    Sheet sheet = candidate.draft().sheet();
    return changes(candidate).stream().mapToDouble(key -> move(key, sheet)).sum();
  }

  /// How far a setting moves: the logarithm of the factor for a duration, 1 for anything else.
  private double move(String key, Sheet to) {
    Duration before = duration(key, current);
    Duration after = duration(key, to);
    return before == null || after == null
        ? 1
        : Math.abs(Math.log(Times.seconds(after) / Times.seconds(before)));
  }

  private static @Nullable Duration duration(String key, Sheet sheet) {
    Duration value = Sheet.DURATIONS.contains(key) ? sheet.duration(key) : null;
    return value == null || value.isZero() ? null : value;
  }
}
