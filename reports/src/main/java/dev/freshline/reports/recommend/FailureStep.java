package dev.freshline.reports.recommend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.lint.Budget;
import dev.freshline.settings.Durations;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.wire.Json;
import java.time.Duration;

/// Cooldown -> failures: what follows one is short, grows, is spread, and is over before the figure
/// counts as not to be relied on.
final class FailureStep {
  private static final String CRITICAL = "criticalAfter";

  /// The first delay, as Freshline has it: load passes in seconds.
  private static final double BASE_SECONDS = 5;

  /// A failure must not delay a refresh more than a success does; Freshline's own share.
  private static final double SHARE_OF_COOLDOWN = 0.8;

  /// A mark that follows the first at once would tell nobody anything.
  private static final double CRITICAL_FACTOR = 2;

  private FailureStep() {}

  static Draft decide(Draft draft, double demandSeconds, Budget budget, Lint lint) {
    Draft decided = needsBackoff(draft, lint) ? roundBackoff(draft) : draft;
    return critical(decided, demandSeconds, budget, lint);
  }

  private static boolean needsBackoff(Draft draft, Lint lint) {
    return draft.protocol().open().stream().anyMatch(key -> key.startsWith(Sheet.BACKOFF))
        || lint.refuses(draft, Codes.FAILURE_GATE)
        || lint.refuses(draft, Codes.BOUND_MATCHES_JITTER);
  }

  /// The backoff that follows from a cooldown, as Freshline derives it.
  static Draft backoff(Draft draft) {
    return backoff(draft, cap(draft));
  }

  private static Draft roundBackoff(Draft draft) {
    return backoff(draft, Times.down(cap(draft)));
  }

  private static double cap(Draft draft) {
    Duration cooldown = draft.protocol().cooldown();
    return SHARE_OF_COOLDOWN * Times.seconds(cooldown, BASE_SECONDS / SHARE_OF_COOLDOWN);
  }

  private static Draft backoff(Draft draft, double cap) {
    ObjectNode node = Json.object();
    node.put("base", Durations.format(Times.duration(Math.min(BASE_SECONDS, cap))));
    node.put("factor", 2);
    node.put("cap", Durations.format(Times.duration(cap)));
    node.put("jitter", "full");
    return draft.put(
        Sheet.BACKOFF,
        node,
        Codes.FAILURE_GATE,
        "a failure delays the next try less than a success does, and not all sessions alike");
  }

  private static Draft critical(Draft draft, double demandSeconds, Budget budget, Lint lint) {
    Protocol protocol = draft.protocol();
    Duration now = protocol.criticalAfter();
    Duration freshFor = protocol.freshFor();
    boolean isShort = now != null && freshFor != null && now.compareTo(freshFor) <= 0;
    if (!isShort
        && !protocol.open().contains(CRITICAL)
        && !lint.refuses(draft, Codes.HARD_STALE_COVERS_FAILURES)) {
      return draft;
    }
    double floor = worst(protocol, demandSeconds, budget.toleratedFailures());
    double chosen = Math.max(floor, CRITICAL_FACTOR * Times.seconds(freshFor, 0));
    return draft.set(
        CRITICAL,
        Times.duration(Times.up(chosen * (1 + 1e-6))),
        Codes.HARD_STALE_COVERS_FAILURES,
        budget.toleratedFailures()
            + " failures in a row take up to "
            + Times.text(Times.up(floor))
            + " and are no reason for alarm");
  }

  /// The age just before the success that follows so many failures: `C + Q(W) + (m + 1)(T + k)`
  /// and the delays between, with a demand wait each and the first run's own age.
  private static double worst(Protocol protocol, double demandSeconds, int failures) {
    double run = Times.seconds(protocol.fetchTimeout(), 0) + Times.seconds(protocol.killGrace(), 0);
    double worst = Times.seconds(protocol.cooldown(), 0) + demandSeconds + (failures + 2) * run;
    Backoff backoff = protocol.backoff();
    for (int i = 0; i < failures; i++) {
      worst += demandSeconds + (backoff == null ? 0 : delay(backoff, i));
    }
    return worst;
  }

  private static double delay(Backoff backoff, int failuresBefore) {
    double grown = Times.seconds(backoff.base(), 0) * Math.pow(backoff.factor(), failuresBefore);
    return Math.min(grown, Times.seconds(backoff.cap(), Double.POSITIVE_INFINITY));
  }
}
