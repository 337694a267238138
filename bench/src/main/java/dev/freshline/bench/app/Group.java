package dev.freshline.bench.app;

/// What can be measured by itself, in the order in which it is.
enum Group {
  FLOORS("floors", "what the machine takes for the steps of a lock and a publication"),
  LOCK("lock", "acquiring the lease while it is free, and its parts"),
  RIVALS("rivals", "acquiring it while other processes hold it or want it"),
  TAKEOVER("takeover", "from kill -9 of its holder to its acquisition"),
  PIPELINE("pipeline", "the steps of a render and of a refresh"),
  PROCESS("process", "whole processes, beside the floors and the tools of others"),
  CROWD("crowd", "twelve renders at once"),
  WAITS("waits", "from stale to fresh, for sessions that share one pipeline (open loop)"),
  SCALE("scale", "a render against sessions and journal");

  private final String label;
  private final String about;

  Group(String label, String about) {
    this.label = label;
    this.about = about;
  }

  String label() {
    return label;
  }

  String about() {
    return about;
  }
}
