package dev.freshline.bench.app;

/// What can be measured by itself, in the order in which it is.
enum Group {
  FLOORS("floors", "what the machine takes for the steps of a lock and a publication"),
  LOCK("lock", "acquiring a free lock: the lease, its parts, and the locks of others"),
  RIVALS("rivals", "the same while other processes hold it or want it"),
  TAKEOVER("takeover", "from kill -9 of the holder to an acquisition"),
  PIPELINE("pipeline", "the steps of a render and of a refresh"),
  PROCESS("process", "whole processes, beside the floors and the tools of others"),
  CROWD("crowd", "twelve renders at once"),
  WAITS("waits", "how long a render waits for fresh data, among sessions (open loop)"),
  SCALE("scale", "a render against sessions, journal and ccusage's data"),
  SIM("sim", "the model behind tune: events a second, a search"),
  SOAK("soak", "the resident process over an hour (--quick: ten minutes); only when it is named");

  private final String label;
  private final String about;

  Group(String label, String about) {
    this.label = label;
    this.about = about;
  }

  /// Whether it belongs to a run that names no group.
  boolean isUsual() {
    return this != SOAK;
  }

  String label() {
    return label;
  }

  String about() {
    return about;
  }
}
