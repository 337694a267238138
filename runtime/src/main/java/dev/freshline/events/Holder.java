package dev.freshline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who was seen to hold the lease.
///
/// @param pid of the process, 0 when it could not be told
/// @param session that it works for, or null when that is not known
/// @param since when it took the lease, or null when that is not known
public record Holder(long pid, @Nullable String session, @Nullable Instant since) {
  public Holder {
    session = Words.optionalName(session);
  }
}
