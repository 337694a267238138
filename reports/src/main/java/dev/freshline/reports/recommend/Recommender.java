package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Subject;

/// Recommends. The same arguments give the same answer.
public interface Recommender {
  /// @param current what is set now, with its own prediction
  Recommendation recommend(Subject current, long seed);
}
