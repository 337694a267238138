package dev.freshline.reports.input;

import dev.freshline.backoff.Backoff;
import dev.freshline.backoff.BackoffTable;
import dev.freshline.billing.Timings;
import dev.freshline.settings.Key;
import dev.freshline.settings.SettingsResult;
import dev.freshline.source.Failure;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.wire.JsonPlaces;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Freshline's own settings as a protocol: its profile with the timings in force.
final class FreshlineProtocol {
  private static final String BUILT_IN = "built in";

  /// The timings by the name that they have in both files.
  static final Map<String, Key> TIMINGS =
      Map.of(
          "fetchTimeout", Key.FETCH_TIMEOUT,
          "killGrace", Key.KILL_GRACE,
          "cooldown", Key.COOLDOWN,
          "freshFor", Key.FRESH_FOR,
          "criticalAfter", Key.CRITICAL_AFTER);

  private FreshlineProtocol() {}

  /// @param content of the settings file, empty where there is none
  /// @param source how that file is called in messages
  static Described of(SettingsResult result, byte[] content, String source) {
    Map<String, String> origins = new HashMap<>();
    for (ProtocolKey key : ProtocolKey.values()) {
      origins.put(key.path(), BUILT_IN);
    }
    TIMINGS.forEach((name, key) -> origins.put(name, origin(result, key, content, source)));
    origins.put("backoff.base", "derived");
    origins.put("backoff.cap", "derived");
    return new Described(ProtocolJson.write(protocol(result.settings().timings())), origins);
  }

  private static String origin(SettingsResult result, Key key, byte[] content, String source) {
    return switch (result.origin(key)) {
      case FILE -> source + ":" + JsonPlaces.lineOf(content, key.path());
      case DEFAULT, DERIVED, ENVIRONMENT -> result.origin(key).name().toLowerCase(Locale.ROOT);
    };
  }

  static Protocol protocol(Timings timings) {
    Protocol profile = Profiles.named("freshline");
    return new Protocol(
        profile.name(),
        timings.cooldown(),
        profile.cooldownFrom(),
        profile.gate(),
        timings.freshFor(),
        timings.criticalAfter(),
        profile.stampAt(),
        profile.freshFlag(),
        timings.fetchTimeout(),
        timings.killGrace(),
        profile.killsTree(),
        backoff(timings),
        profile.lock(),
        profile.waiting(),
        profile.deadline(),
        profile.fencedPublish(),
        profile.publishInsideLock(),
        profile.aliases(),
        profile.open(),
        profile.notes());
  }

  private static Protocol.Backoff backoff(Timings timings) {
    Backoff rule = BackoffTable.ofCcusage(timings.backoffCap()).ruleFor(Failure.Kind.TIMED_OUT);
    return new Protocol.Backoff(
        rule.base(),
        rule.factor(),
        rule.cap(),
        switch (rule.jitter()) {
          case NONE -> Protocol.Jitter.NONE;
          case FULL -> Protocol.Jitter.FULL;
        });
  }
}
