package dev.freshline.stress.sim.machine;

/// A kind of port call.
enum Op {
  STAT("looks at", true),
  READ("reads", true),
  LIST("lists", true),
  CREATE("creates", false),
  RENAME("renames", false),
  FILL("fills", false),
  APPEND("appends to", false),
  DELETE("deletes", false),
  MAKE_DIRECTORY("makes", false),
  REMOVE_DIRECTORY("removes", false),
  TOUCH("touches", false),
  SYNC("syncs", false),
  LOCK("locks", false),
  UNLOCK("unlocks", false),
  OWNER("asks who has", true),
  FIND("looks for", true),
  SWEEP("looks for children of", true),
  KILL("kills", false),
  START("starts", false),
  SIGNAL("ends", false),
  DETACH("detaches", false),
  CLOCK("reads", true);

  private final String verb;
  private final boolean look;

  Op(String verb, boolean look) {
    this.verb = verb;
    this.look = look;
  }

  /// What a process does that takes this step.
  String verb() {
    return verb;
  }

  /// Whether it changes nothing.
  boolean isLook() {
    return look;
  }

  /// Whether it changes nothing when it is refused.
  boolean isAttempt() {
    return this == CREATE || this == MAKE_DIRECTORY || this == LOCK;
  }
}
