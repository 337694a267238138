package dev.freshline.stress.sim;

/// What came of a search for a counter-example.
public sealed interface Sought {
  /// There is one.
  ///
  /// @param schedules that were tried
  record Found(Counterexample example, long schedules) implements Sought {}

  /// None was found.
  ///
  /// @param schedules that were tried
  /// @param complete whether these were all within the bounds of the search, and not only as many
  ///     as the budget allowed
  record NotFound(long schedules, boolean complete) implements Sought {}

  /// The protocol cannot be played.
  ///
  /// @param why in one sentence
  record NotPlayed(String why) implements Sought {}
}
