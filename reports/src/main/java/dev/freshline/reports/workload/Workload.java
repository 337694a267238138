package dev.freshline.reports.workload;

import org.jspecify.annotations.Nullable;

/// What a protocol is judged under.
///
/// @param service run times of the subprocess
/// @param sample the observations that `service` was made from; null when it was given as such
/// @param failures share of fetches that fail other than by the timeout, in [0, 1)
/// @param crashes share of fetches whose holder dies in the middle, in [0, 1)
/// @param sessions that are open at once
/// @param waiters processes that come to wait for the lock as a run begins, or [#EVERY_RENDER]
/// @param cpuPerBusySecond CPU seconds that a second of a run costs
public record Workload(
    Distribution service,
    @Nullable Sample sample,
    Demand demand,
    double failures,
    double crashes,
    int sessions,
    int waiters,
    double cpuPerBusySecond) {
  /// As waiters: whoever renders while the lock is taken, where the protocol waits at all.
  public static final int EVERY_RENDER = -1;

  public Workload {
    requireShare("failures", failures);
    requireShare("crashes", crashes);
    if (sessions < 1) {
      throw new IllegalArgumentException("sessions: expected 1 or more, found " + sessions);
    }
    if (waiters < 0 && waiters != EVERY_RENDER) {
      throw new IllegalArgumentException("waiters: expected 0 or more, found " + waiters);
    }
    if (!(cpuPerBusySecond >= 0)) {
      throw new IllegalArgumentException(
          "CPU per busy second: expected 0 or more, found " + cpuPerBusySecond);
    }
  }

  /// The same with other run times.
  public Workload with(Distribution otherService, @Nullable Sample otherSample) {
    return new Workload(
        otherService, otherSample, demand, failures, crashes, sessions, waiters, cpuPerBusySecond);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          name + ": expected a share of at least 0 and less than 1, found " + share);
    }
  }
}
