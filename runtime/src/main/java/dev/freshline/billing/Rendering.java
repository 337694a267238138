package dev.freshline.billing;

import java.util.List;

/// What one render found: the figures for the line, and what it decided about each source.
///
/// @param isUpkeepDue whether a refresh is wanted even if no source is to be asked
/// @param oddities a sentence for each file of state that could not be used
public record Rendering(
    Figures figures, List<Standing> standings, boolean isUpkeepDue, List<String> oddities) {
  public Rendering {
    standings = List.copyOf(standings);
    oddities = List.copyOf(oddities);
  }

  public boolean isRefreshDue() {
    return isUpkeepDue || Standing.isAnyDue(standings);
  }
}
