package dev.freshline.session;

import java.util.List;

/// What came of reading standard input.
public sealed interface SessionParse {
  /// @param oddities a sentence for each field that was there but could not be believed
  record Parsed(SessionInput input, List<String> oddities) implements SessionParse {
    public Parsed {
      oddities = List.copyOf(oddities);
    }
  }

  /// There was no JSON object to be had.
  record Unreadable(String why) implements SessionParse {}
}
