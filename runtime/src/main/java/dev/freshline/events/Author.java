package dev.freshline.events;

import org.jspecify.annotations.Nullable;

/// Who notes an event.
///
/// @param session Claude Code's id of the session it works for, or null when it works for none
public record Author(long pid, @Nullable String session) {
  public Author {
    session = Words.optionalName(session);
  }
}
