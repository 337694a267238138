package dev.freshline.reports.recommend;

/// The rules that a derivation names as its reasons.
final class Codes {
  static final String FRESH_COVERS_CYCLE = "FRESH_COVERS_CYCLE";
  static final String HARD_STALE_COVERS_FAILURES = "HARD_STALE_COVERS_FAILURES";
  static final String GATE_YIELDS_TO_STALE = "GATE_YIELDS_TO_STALE";
  static final String FAILURE_GATE = "FAILURE_GATE";
  static final String TIMEOUT_COVERS_TAIL = "TIMEOUT_COVERS_TAIL";
  static final String NO_ORPHAN = "NO_ORPHAN";
  static final String LEASE_OUTLIVES_RUN = "LEASE_OUTLIVES_RUN";
  static final String LEASE_TAIL = "LEASE_TAIL";
  static final String HEARTBEAT = "HEARTBEAT";
  static final String LIVE_HOLDER = "LIVE_HOLDER";
  static final String FENCED_WRITE = "FENCED_WRITE";
  static final String WAIT_COVERS_RUN = "WAIT_COVERS_RUN";
  static final String WAIT_SHARES_RESULT = "WAIT_SHARES_RESULT";
  static final String WAIT_COVERS_TAKEOVER = "WAIT_COVERS_TAKEOVER";
  static final String DEADLINE_NEST = "DEADLINE_NEST";
  static final String ONE_SOURCE = "ONE_SOURCE";
  static final String STAMP_TRAVELS = "STAMP_TRAVELS";
  static final String BOUND_MATCHES_JITTER = "BOUND_MATCHES_JITTER";
  static final String LOAD_BUDGET = "LOAD_BUDGET";

  /// Not a rule: the share of duplicate runs that is borne (delta).
  static final String DUPLICATES = "DUPLICATES_BUDGET";

  /// Not a rule: what values the settings take at all.
  static final String RANGE = "SETTING_RANGE";

  private Codes() {}
}
