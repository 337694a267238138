package dev.freshline.reports.recommend;

import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Retries -> cooldown and freshness: a figure stays fresh for a whole cycle, and a cycle is as
/// long as that allows.
final class CadenceStep {
  private static final String COOLDOWN = "cooldown";
  private static final String COOLDOWN_FROM = "cooldownFrom";
  private static final String FRESH_FOR = "freshFor";

  private CadenceStep() {}

  static Draft decide(Draft draft, Cadence cadence) {
    return freshness(cooldown(origin(draft, cadence), cadence), cadence);
  }

  private static Draft origin(Draft draft, Cadence cadence) {
    Protocol protocol = draft.protocol();
    boolean isOpen = protocol.open().contains(COOLDOWN_FROM);
    if (!isOpen && protocol.cooldownFrom() == cadence.cooldownFrom()) {
      return draft;
    }
    return draft.setWord(
        COOLDOWN_FROM,
        cadence.cooldownFrom() == Origin.START ? "start" : "end",
        Codes.FRESH_COVERS_CYCLE,
        "ages and cooldowns that begin together waste no freshness on a slow run");
  }

  private static Draft cooldown(Draft draft, Cadence cadence) {
    Protocol protocol = draft.protocol();
    if (stays(protocol, COOLDOWN, protocol.cooldown(), cadence.cooldown())) {
      return draft.because(COOLDOWN, Codes.FRESH_COVERS_CYCLE, "stays: it is covered by freshFor");
    }
    return draft.set(
        COOLDOWN,
        Times.duration(cadence.cooldown()),
        Codes.FRESH_COVERS_CYCLE,
        "the longest, and so the cheapest, that keeps a figure of "
            + Times.text(cadence.freshFor())
            + " fresh until the next one is there");
  }

  private static Draft freshness(Draft draft, Cadence cadence) {
    Protocol protocol = draft.protocol();
    if (stays(protocol, FRESH_FOR, protocol.freshFor(), cadence.freshFor())) {
      return draft.because(
          FRESH_FOR, Codes.FRESH_COVERS_CYCLE, "stays: what readers were promised");
    }
    String why =
        protocol.freshFor() == null
            ? "readers were promised nothing; Freshline's own default"
            : "the shortest that covers a cooldown of "
                + Times.text(cadence.cooldown())
                + ", the wait for the next render and a run";
    return draft.set(FRESH_FOR, Times.duration(cadence.freshFor()), Codes.FRESH_COVERS_CYCLE, why);
  }

  private static boolean stays(Protocol protocol, String key, @Nullable Duration now, double then) {
    return now != null
        && now.equals(Times.duration(then))
        && !protocol.aliases().containsKey(key)
        && !protocol.open().contains(key);
  }
}
