package dev.freshline.architecture.twin.resident;

import dev.freshline.architecture.twin.host.Port;

/// Breaks the rule that the resident process starts nothing.
public final class StartsAProcess {
  void obeys(Port port) {
    port.detach("anything");
  }
}
