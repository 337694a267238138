package dev.freshline.events;

/// What came of one attempt to fold the journal. None of these need stop a refresh.
public sealed interface FoldResult {
  /// Files were merged, or the live one was moved aside to be merged by the next fold.
  record Done(int merged, boolean movedAside) implements FoldResult {}

  /// There was too little to be worth it.
  record Nothing() implements FoldResult {}

  /// Something could not be read or written; what was not merged is still there.
  record Failed(String why) implements FoldResult {}
}
