package dev.freshline.reports.input;

import java.util.Set;

/// What holds where nothing is given and nothing was observed.
final class Defaults {
  /// The review's slow ccusage: 5 to 30 s, now and then 35 s and more.
  static final String CCUSAGE = "uniform:5s..40s";

  /// ccusage 18 on 100 MB of transcripts: 1.4 to 1.8 s alone, 10 s with ten at once. Freshline runs
  /// one at a time, and its journal soon says better.
  static final String CCUSAGE_ALONE = "lognormal:1.6s,0.8";

  /// A request to a server, where a profile makes one instead of starting ccusage: an assumption.
  static final String REQUEST = "lognormal:300ms,0.8";

  static final int SESSIONS = 10;

  /// Between two renders of one session.
  static final double SESSION_GAP_SECONDS = 10;

  /// A run computes: on quiet machines ccusage took as many CPU seconds as seconds.
  static final double CPU_PER_BUSY_SECOND = 1;

  private static final String FRESHLINE = "freshline";

  private static final Set<String> WITH_REQUESTS =
      Set.of("ccstatusline", "ccline", "claude-powerline", "ticpu", "client-go");

  private Defaults() {}

  /// @param profile name of a built-in profile, or of any protocol
  static String service(String profile) {
    if (WITH_REQUESTS.contains(profile)) {
      return REQUEST;
    }
    return profile.equals(FRESHLINE) ? CCUSAGE_ALONE : CCUSAGE;
  }
}
