package dev.freshline.billing;

import java.util.List;

/// What one render found: the figures for the line, and what it decided about each source.
public record Rendering(Figures figures, List<Standing> standings) {
  public Rendering {
    standings = List.copyOf(standings);
  }

  /// A source and the decision about it.
  public record Standing(String source, Decision decision) {}

  public boolean isRefreshDue() {
    for (Standing standing : standings) {
      if (standing.decision().isAsk()) {
        return true;
      }
    }
    return false;
  }
}
