package dev.freshline.billing;

import java.util.List;

/// What one render found: the figures for the line, and what it decided about each source.
///
/// @param oddities a sentence for each file of state that could not be used
public record Rendering(Figures figures, List<Standing> standings, List<String> oddities) {
  public Rendering {
    standings = List.copyOf(standings);
    oddities = List.copyOf(oddities);
  }

  public boolean isRefreshDue() {
    return Standing.isAnyDue(standings);
  }
}
