package dev.freshline.billing;

import java.util.List;

/// What one render found: the figures for the line, and what it decided about each source.
public record Rendering(Figures figures, List<Standing> standings) {
  public Rendering {
    standings = List.copyOf(standings);
  }

  public boolean isRefreshDue() {
    return Standing.isAnyDue(standings);
  }
}
