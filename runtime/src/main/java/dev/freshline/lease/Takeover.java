package dev.freshline.lease;

import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import dev.freshline.host.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Frees the lease from a holder that is past its deadline, by ending that process: never by
/// robbing it.
///
/// A record can be forged, and a pid can be somebody else's by now. So the holder is ended only
/// when its record and the kernel agree: same boot, same pid namespace, same user, same start
/// ticks, and the pid is the one that `/proc/locks` names as the owner of the lock. Anything less
/// is left alone and said.
public final class Takeover {
  /// What was done about a busy lease.
  public sealed interface Verdict {
    /// The holder is within its time, or has released meanwhile.
    record NotStuck() implements Verdict {}

    /// It is past its time, but which process it is cannot be proved.
    record Unproven(String why) implements Verdict {}

    /// It was ended, and no longer holds the lock.
    record Ended(HolderRecord holder) implements Verdict {}
  }

  /// Between two looks.
  private static final Duration PAUSE = HolderRecord.GRACE;

  private static final Duration POLL = Duration.ofMillis(10);
  private static final int POLLS = 500;

  private final Host host;
  private final Leases leases;

  public Takeover(Host host, Leases leases) {
    this.host = host;
    this.leases = leases;
  }

  /// Looks twice, proves, ends. Takes up to seven seconds when the holder is stuck; never on the
  /// render path.
  public Verdict tryFree(Holder holder) {
    return switch (holder) {
      case Holder.Unknown(String why) -> new Verdict.Unproven("its record is unknown: " + why);
      case Holder.Known(HolderRecord record) -> {
        if (!record.isOverdue(host.clock().now())) {
          yield new Verdict.NotStuck();
        }
        host.clock().pause(PAUSE);
        yield isStillHeldBy(record) ? end(record) : new Verdict.NotStuck();
      }
    };
  }

  private boolean isStillHeldBy(HolderRecord record) {
    return leases.holder() instanceof Holder.Known known
        && known.record().nonce().equals(record.nonce());
  }

  private Verdict end(HolderRecord record) {
    try {
      String doubt = doubtAbout(record.process());
      if (doubt != null) {
        return new Verdict.Unproven(doubt);
      }
      if (!host.processes().kill(record.process())) {
        return new Verdict.NotStuck();
      }
      return awaitFree(record)
          ? new Verdict.Ended(record)
          : new Verdict.Unproven(
              "pid " + record.process().pid() + " was killed and still holds it");
    } catch (IOException e) {
      return new Verdict.Unproven(String.valueOf(e.getMessage()));
    }
  }

  /// Why this process may not be signalled, or null when it is proved to be the holder.
  private @Nullable String doubtAbout(ProcessIdentity claimed) throws IOException {
    String who = "pid " + claimed.pid();
    ProcessIdentity self = host.processes().self();
    if (!claimed.isProvable() || claimed.uid() != self.uid()) {
      return who + " is not identified as a process of this user";
    }
    if (claimed.pidNamespace() != self.pidNamespace()) {
      return who + " is of another pid namespace";
    }
    if (!claimed.equals(host.processes().find(claimed.pid()))) {
      return who + " is not the process that acquired the lease";
    }
    OptionalLong owner = host.locks().ownerOf(leases.files().lock());
    if (owner.isEmpty() || owner.getAsLong() != claimed.pid()) {
      return "the kernel does not name " + who + " as the owner of the lock";
    }
    return null;
  }

  /// Waits until that holder no longer has it. Another may have it by then.
  private boolean awaitFree(HolderRecord record) throws IOException {
    for (int i = 0; i < POLLS; i++) {
      Locks.Held lock = host.locks().tryLock(leases.files().lock());
      if (lock != null) {
        lock.close();
        return true;
      }
      if (!isStillHeldBy(record)) {
        return true;
      }
      host.clock().pause(POLL);
    }
    return false;
  }
}
