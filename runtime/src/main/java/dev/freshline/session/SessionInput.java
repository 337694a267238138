package dev.freshline.session;

import dev.freshline.reading.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one session says of itself at one render, as far as it is of use; what it does not say is
/// null.
///
/// @param sessionId as Claude Code names it; see [SessionKey] before making a file name of it
/// @param modelName to be shown, such as `Opus 4.7`
/// @param costUsd the client's own estimate for this session; `/clear` sets it back to 0
/// @param apiDurationMillis time spent in API calls; grows with each response
/// @param contextPercent share of the context window in use, 0 to 100
/// @param limits as of the session's last API response, which may be long ago
/// @param transcriptPath as given; not checked
public record SessionInput(
    @Nullable String sessionId,
    @Nullable String modelId,
    @Nullable String modelName,
    @Nullable Double costUsd,
    @Nullable Long apiDurationMillis,
    @Nullable Double contextPercent,
    List<Limit> limits,
    @Nullable String transcriptPath) {

  /// A session that said nothing.
  public static final SessionInput NOTHING =
      new SessionInput(null, null, null, null, null, null, List.of(), null);

  public SessionInput {
    limits = List.copyOf(limits);
  }
}
