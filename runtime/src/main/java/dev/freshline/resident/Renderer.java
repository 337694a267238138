package dev.freshline.resident;

import java.util.Map;

/// Draws lines: the pipeline, as the resident process sees it.
public interface Renderer {
  /// @param environment of the client, as far as a render looks at it
  /// @param input Claude Code's JSON
  /// @throws RefusedException when this process must not answer for that environment
  Drawn draw(Map<String, String> environment, byte[] input) throws RefusedException;

  /// Once, before anybody calls: forgets what an earlier process kept, and draws for nobody, so
  /// that the first client need not wait until all is loaded.
  void begin();

  /// A line and what is to come of it.
  ///
  /// @param line what a render prints, its line end included
  /// @param startsRefresh whether the client is to start a refresh
  /// @param session to start it for, or empty
  /// @param after what is left to do here once the line is on its way
  record Drawn(String line, boolean startsRefresh, String session, Runnable after) {}
}
