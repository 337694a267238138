package dev.freshline.events;

import dev.freshline.events.Event.Fenced;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.HolderKilled;
import dev.freshline.events.Event.LimitSample;
import dev.freshline.events.Event.Lost;
import dev.freshline.events.Event.Published;
import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.Event.Refused;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.events.Event.SettingsBroken;
import dev.freshline.events.Event.TakenOver;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Entries for tests.
final class Samples {
  static final Moment NOON =
      new Moment(
          Instant.parse("2026-11-03T12:00:00.123Z"),
          new Uptime("3f6b2c1e-0d4a-4b8e-9a77-5c1d2e3f4a5b", 7_000_000));
  static final Author AUTHOR = new Author(4127, "5e0f9a3c-1b2d-4c6e-8f70-9a8b7c6d5e4f");
  static final Holder HOLDER = new Holder(99, "other", Instant.ofEpochMilli(1_000));

  private Samples() {}

  static Moment at(long seconds) {
    return NOON.plus(Duration.ofSeconds(seconds));
  }

  static RenderDecision render(Step step, Cause cause, boolean stale) {
    return new RenderDecision(new Ruling(step, cause, "ccusage", stale), stale, List.of());
  }

  static RenderDecision served() {
    return render(Step.SERVED, Cause.COOLDOWN, false);
  }

  static FetchRun run(Moment beganAt, long millis) {
    return new FetchRun(
        "ccusage", "20.0.24", beganAt, Duration.ofMillis(millis), FetchRun.OBSERVED, false, 7, "");
  }

  static LimitSample sample(double percent, Moment observedAt) {
    return new LimitSample("five_hour", percent, at(3 * 3600).at(), observedAt);
  }

  /// One event of every kind, with every optional part present.
  static List<Event> oneOfEach() {
    return List.of(
        new RenderDecision(
            new Ruling(Step.DEFERRED, Cause.BUSY, "ccusage", true, HOLDER, "held for 12s"),
            true,
            List.of(
                new FigureAge("block", Duration.ofMillis(61_005)), new FigureAge("limits", null))),
        new RefreshDecision(
            new Ruling(Step.FAILED, Cause.SOURCE, "oauth", true, null, "status 500"),
            Duration.ofSeconds(200)),
        new Published("ccusage", 1_767_225_600_000L),
        new Fenced("ccusage", "token 7 is not newer than 9"),
        new HolderKilled(HOLDER, "past its deadline, seen twice"),
        new TakenOver(new Holder(0, null, null), "its process is gone"),
        new Refused("/home/ada/state/cache.json", "a symbolic link"),
        new SettingsBroken("timings.freshFor: expected more than 5m40s, found 2m"),
        new Lost(1_048_600),
        new FetchRun(
            "ccusage",
            "18.0.11",
            NOON,
            Duration.ofSeconds(40),
            "TIMED_OUT",
            true,
            8,
            "still running after 40s"),
        new LimitSample("seven_day", 41.5, at(9).at(), NOON));
  }
}
