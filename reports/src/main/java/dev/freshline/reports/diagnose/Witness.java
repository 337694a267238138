package dev.freshline.reports.diagnose;

import java.util.List;

/// How a violation comes about: a timeline that the simulator found by running the protocol's code.
///
/// @param rule the finding that it shows
/// @param property the simulator's name for what was violated
/// @param replay what repeats it: seed and trace hash
public record Witness(String rule, String property, String replay, List<Step> steps) {
  public Witness {
    steps = List.copyOf(steps);
  }

  /// An effect of one process.
  public record Step(double seconds, String process, String effect, String result) {}
}
