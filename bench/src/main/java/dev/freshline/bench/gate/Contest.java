package dev.freshline.bench.gate;

import dev.freshline.bench.result.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of ours, and what it may cost.
///
/// @param name of the benchmark with its parameters
/// @param bytes that a call may allocate; negative for no such bound
/// @param reference that it is compared with; null for bytes alone
/// @param times the reference's median that ours may take
/// @param why the bounds are what they are
public record Contest(
    String name, Step ours, int bytes, @Nullable Reference reference, double times, String why) {

  /// @param name of the benchmark that it is
  public record Reference(String name, Step step) {}

  /// The same of a broken twin of ours.
  public Contest slowed() {
    return new Contest(name, ours.slowed(), bytes, reference, times, why);
  }

  List<Check> judged(Duel.Outcome found) {
    List<Check> checks = new ArrayList<>();
    if (reference != null) {
      checks.add(Check.ofRatio(name, times, reference.name(), found.ratio(), true, why));
    }
    if (bytes >= 0) {
      checks.add(Check.ofBytes(name, bytes, found.bytes(), why));
    }
    return checks;
  }
}
