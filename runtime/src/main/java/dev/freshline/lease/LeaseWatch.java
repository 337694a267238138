package dev.freshline.lease;

import dev.freshline.host.Host;
import java.io.IOException;
import java.util.OptionalLong;

/// Looks at the lease without taking it, for those who only want to know.
public final class LeaseWatch {
  private final Host host;
  private final Leases leases;

  public LeaseWatch(Host host, Leases leases) {
    this.host = host;
    this.leases = leases;
  }

  /// How it stands now: what the kernel says counts, the record only names.
  public LeaseState look() {
    OptionalLong owner;
    try {
      owner = host.locks().ownerOf(leases.files().lock());
    } catch (IOException e) {
      return new LeaseState.Unclear(String.valueOf(e.getMessage()));
    }
    return switch (leases.holder()) {
      case Holder.Known(HolderRecord record) -> ofRecord(record, owner);
      case Holder.Unknown(String why) ->
          owner.isPresent()
              ? new LeaseState.Held(owner.getAsLong(), null, false, false)
              : why.equals(Leases.NO_RECORD)
                  ? new LeaseState.Free(null)
                  : new LeaseState.Unclear("the holder's record: " + why);
    };
  }

  private LeaseState ofRecord(HolderRecord record, OptionalLong owner) {
    long pid = record.process().pid();
    boolean alive = record.process().equals(host.processes().find(pid));
    if (owner.isEmpty()) {
      // Nobody, or the kernel does not tell here.
      return alive
          ? new LeaseState.Held(pid, record, false, isOverdue(record))
          : new LeaseState.Free(record);
    }
    return alive && owner.getAsLong() == pid
        ? new LeaseState.Held(pid, record, true, isOverdue(record))
        : new LeaseState.Held(owner.getAsLong(), null, false, false);
  }

  private boolean isOverdue(HolderRecord record) {
    return record.isOverdue(host.clock().now());
  }
}
