package dev.freshline.app.doctor;

import dev.freshline.child.SupervisedChild;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Processes;
import dev.freshline.lease.LeaseState;
import dev.freshline.lease.LeaseWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Processes of ours that should not be there: a stuck refresher, children without one.
///
/// @param childLock whose path the children carry as their mark
public record LeftoverExamination(Processes processes, LeaseWatch lease, Path childLock)
    implements Examination {
  private static final String LEASE = "lease";
  private static final String CHILDREN = "children";

  @Override
  public List<Finding> examine() {
    LeaseState state = lease.look();
    return List.of(holder(state), children(state));
  }

  private static Finding holder(LeaseState state) {
    return switch (state) {
      case LeaseState.Free free ->
          Finding.ok(
              LEASE,
              free.died() == null
                  ? "free"
                  : "free; pid " + free.died().process().pid() + " died while it had it");
      case LeaseState.Unclear(String why) ->
          Finding.warn(LEASE, why, "nothing: the next refresh writes a new record");
      case LeaseState.Held held when held.overdue() ->
          Finding.warn(
              LEASE,
              "pid " + held.pid() + " is past its deadline",
              held.proved()
                  ? "run 'statusline refresh', which ends it"
                  : "it cannot be proved to be the holder; end it by hand if it is");
      case LeaseState.Held held -> Finding.ok(LEASE, "pid " + held.pid() + " is refreshing");
    };
  }

  private Finding children(LeaseState state) {
    List<ProcessIdentity> marked =
        processes.withEnvironment(SupervisedChild.MARKER, childLock.toString());
    if (marked.isEmpty()) {
      return Finding.ok(CHILDREN, "none is left over");
    }
    String pids =
        marked.stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(", "));
    return state instanceof LeaseState.Held
        ? Finding.ok(CHILDREN, "running now: pid " + pids)
        : Finding.warn(
            CHILDREN,
            "nobody has the lease, but its children are alive: pid " + pids,
            "run 'statusline refresh', which ends them");
  }
}
