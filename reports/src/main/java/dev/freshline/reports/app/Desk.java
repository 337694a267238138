package dev.freshline.reports.app;

import java.io.PrintWriter;
import java.util.Map;

/// What a command works with: the environment, and where its words go.
///
/// @param err for progress and for what went wrong
/// @param interactive whether a person sees the output at once
record Desk(
    Map<String, String> environment, PrintWriter out, PrintWriter err, boolean interactive) {
  Desk {
    environment = Map.copyOf(environment);
  }

  void progress(String line) {
    err.println("tune: " + line);
    err.flush();
  }
}
