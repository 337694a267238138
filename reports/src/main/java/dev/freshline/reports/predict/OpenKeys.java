package dev.freshline.reports.predict;

import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.protocol.ProtocolJson;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a protocol leaves open, and what cannot be predicted for it.
///
/// A length that is open (a cooldown, a freshness, a stale age, a wait) voids the figures that
/// depend on it. A limit that is open (a timeout, a deadline, a backoff) is taken for none, and a
/// choice for what stands in the protocol; both are said among the assumptions.
final class OpenKeys {
  private static final Set<Quantity> OF_TIMES =
      EnumSet.of(
          Quantity.CYCLE,
          Quantity.AGE_MEAN,
          Quantity.AGE_PEAK,
          Quantity.AGE_50,
          Quantity.AGE_90,
          Quantity.AGE_95,
          Quantity.AGE_99,
          Quantity.STALE,
          Quantity.CRITICAL,
          Quantity.RUNS,
          Quantity.BUSY,
          Quantity.DUPLICATES_A_DAY);

  private static final List<String> LIMITS =
      List.of("fetchTimeout", "deadline", "killGrace", "backoff", "backoff.base", "backoff.cap");

  private static final List<String> CHOICES =
      List.of(
          "cooldownFrom",
          "gate",
          "stampAt",
          "killsTree",
          "backoff.factor",
          "backoff.jitter",
          "lock.kind",
          "lock.stealsFromLiving",
          "wait.rereads",
          "fencedPublish");

  private OpenKeys() {}

  static Set<Quantity> voided(Protocol protocol, Situation is) {
    Set<Quantity> voided = EnumSet.noneOf(Quantity.class);
    Set<String> open = protocol.open();
    boolean ageOpensGate = protocol.cooldown() == null || protocol.gate() == Gate.STALE_FIRST;
    if (open.contains("cooldown") || (open.contains("freshFor") && ageOpensGate)) {
      voided.addAll(OF_TIMES);
    }
    if (open.contains("freshFor")) {
      voided.add(Quantity.STALE);
    }
    if (open.contains("criticalAfter")) {
      voided.add(Quantity.CRITICAL);
    }
    if (open.contains("lock.staleAfter") || open.contains("lock.heartbeat")) {
      voided.addAll(ofLock(is));
    }
    if (open.contains("wait.every") || open.contains("wait.count")) {
      voided.add(Quantity.GIVE_UPS);
      voided.addAll(is.waiters() > 0 ? EnumSet.allOf(Quantity.class) : Set.of());
    }
    return voided;
  }

  /// The age of a lock matters where it is taken from the living, and after deaths.
  private static Set<Quantity> ofLock(Situation is) {
    if (is.lock() == LockKind.KERNEL || is.lock() == LockKind.NONE) {
      return Set.of();
    }
    Set<Quantity> voided = EnumSet.of(Quantity.RECOVERY);
    boolean deaths = is.crashes() > 0 || is.service().survival(is.deadline()) > 0;
    if (is.stealsFromLiving() || deaths) {
      voided.addAll(OF_TIMES);
      voided.add(Quantity.DUPLICATES);
      voided.add(Quantity.GIVE_UPS);
    }
    return voided;
  }

  static List<String> assumptions(Protocol protocol) {
    List<String> assumptions = new ArrayList<>();
    for (String key : LIMITS) {
      if (protocol.open().contains(key)) {
        assumptions.add(key + " is left open: taken as none");
      }
    }
    for (String key : CHOICES) {
      if (protocol.open().contains(key)) {
        assumptions.add(key + " is left open: taken as " + choice(protocol, key));
      }
    }
    return assumptions;
  }

  /// As it is written in a file.
  private static String choice(Protocol protocol, String key) {
    return ProtocolJson.at(protocol, key).asText();
  }
}
