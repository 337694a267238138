package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Demands;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Protocols and workloads for tests, written as on the command line.
public final class Cases {
  private Cases() {}

  /// A pipeline of which nothing goes wrong by itself: a cooldown of 90 s from the end, one run
  /// after the other, no limit on anything.
  public static Protocol plain(String... changes) {
    return changed(
        changed(
            Profiles.named("review"),
            "cooldown=90s",
            "freshFor=60s",
            "criticalAfter=120s",
            "fetchTimeout=none",
            "killsTree=true",
            "lock.staleAfter=none",
            "lock.stealsFromLiving=false",
            "wait.count=0",
            "deadline=none"),
        changes);
  }

  /// @param changes such as `lock.staleAfter=60s`
  public static Protocol changed(Protocol protocol, String... changes) {
    Protocol changed = protocol;
    for (String change : changes) {
      int equals = change.indexOf('=');
      try {
        changed =
            ProtocolJson.with(changed, change.substring(0, equals), change.substring(equals + 1));
      } catch (InvalidProtocolException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return changed;
  }

  public static Workload workload(String service, String arrivals) {
    return workload(service, arrivals, 0, 0, 0);
  }

  public static Workload workload(
      String service, String arrivals, double failures, double crashes, int waiters) {
    try {
      return new Workload(
          Distributions.parse(service),
          null,
          Demands.parse(arrivals, 10),
          failures,
          crashes,
          10,
          waiters,
          1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The figure, which has to be there.
  public static Figure there(@Nullable Figure figure) {
    if (figure == null) {
      throw new AssertionError("expected a figure, found none");
    }
    return figure;
  }
}
