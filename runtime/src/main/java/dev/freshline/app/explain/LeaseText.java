package dev.freshline.app.explain;

import dev.freshline.lease.HolderRecord;
import dev.freshline.lease.LeaseState;

/// Who refreshes, in a sentence. Pure.
final class LeaseText {
  private LeaseText() {}

  static String of(LeaseState lease, Times times) {
    return switch (lease) {
      case LeaseState.Unclear(String why) -> "who holds it cannot be told: " + why;
      case LeaseState.Free(HolderRecord died) ->
          died == null
              ? "nobody is refreshing"
              : "nobody is refreshing; pid "
                  + died.process().pid()
                  + " died while it was, since "
                  + times.of(died.since().at())
                  + ", and the next refresh takes over";
      case LeaseState.Held held -> held(held, times);
    };
  }

  private static String held(LeaseState.Held held, Times times) {
    HolderRecord record = held.record();
    if (record == null) {
      return "pid " + held.pid() + " is refreshing, and left no record of its own";
    }
    return "pid "
        + held.pid()
        + " on "
        + record.host()
        + (record.session().isEmpty() ? "" : " for session " + record.session())
        + " is refreshing since "
        + times.of(record.since().at())
        + " ("
        + times.distance(record.since().at())
        + "), until "
        + times.of(record.deadline().at())
        + " at the latest"
        + (held.overdue() ? ", which has PASSED: the next refresh ends it" : "")
        + (held.proved()
            ? "; alive, and the kernel names it as the owner"
            : "; alive, but the kernel does not confirm that it has the lock");
  }
}
