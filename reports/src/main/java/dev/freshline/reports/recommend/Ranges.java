package dev.freshline.reports.recommend;

import dev.freshline.billing.Timings;
import dev.freshline.settings.Durations;
import dev.freshline.settings.Key;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What values a pipeline takes at all. Of Freshline its own settings say it; of others nothing is
/// known but what [Protocol] itself refuses.
@FunctionalInterface
interface Ranges {
  boolean accept(Protocol protocol);

  static Ranges of(Situation situation) {
    return situation.isOurs() ? Ranges::isOurs : protocol -> true;
  }

  private static boolean isOurs(Protocol protocol) {
    Duration fetchTimeout = protocol.fetchTimeout();
    Duration killGrace = protocol.killGrace();
    Duration cooldown = protocol.cooldown();
    Duration freshFor = protocol.freshFor();
    Duration criticalAfter = protocol.criticalAfter();
    return fetchTimeout != null
        && killGrace != null
        && cooldown != null
        && freshFor != null
        && criticalAfter != null
        && fits(Key.FETCH_TIMEOUT, fetchTimeout)
        && fits(Key.KILL_GRACE, killGrace)
        && fits(Key.COOLDOWN, cooldown)
        && fits(Key.FRESH_FOR, freshFor)
        && fits(Key.CRITICAL_AFTER, criticalAfter)
        && agree(fetchTimeout, killGrace, cooldown, freshFor, criticalAfter);
  }

  private static boolean fits(Key key, @Nullable Duration value) {
    return value != null
        && value.compareTo(Durations.parse(key.least())) >= 0
        && value.compareTo(Durations.parse(key.most())) <= 0;
  }

  /// [Timings] is the judge.
  private static boolean agree(
      Duration fetchTimeout,
      Duration killGrace,
      Duration cooldown,
      Duration freshFor,
      Duration criticalAfter) {
    try {
      var _ = new Timings(fetchTimeout, killGrace, cooldown, freshFor, criticalAfter);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
