package dev.freshline.stress.sim;

import java.util.Locale;

/// What a protocol can be caught at.
///
/// The referee sees the whole machine, which no process does: it knows each run of ccusage, when it
/// began, and which figure came of it. Nothing here is judged by what a process believes.
public enum Property {
  /// Two runs of ccusage live at the same time.
  TWO_RUNS("two runs of ccusage at once"),
  /// A run begins although the shared reading is fresh by its own stamp.
  DUPLICATE_RUN("a run although the shared reading was fresh"),
  /// A lock is taken over while the process that has it lives and has not released it.
  STEAL_FROM_LIVING("the lock of a living owner taken"),
  /// A reading is replaced by one whose run began earlier.
  STALE_WRITE("a newer reading replaced by an older one"),
  /// A figure is shown without a mark though it is older, by its own stamp, than `freshFor`.
  STALE_SHOWN_FRESH("a stale figure shown as fresh"),
  /// A cooldown or a backoff shows the default although there is a reading to show.
  DEFAULT_SHOWN("the default shown although there was a reading"),
  /// A cooldown keeps a figure from being refreshed that is older than `freshFor`.
  STALE_HELD_BACK("a stale figure not refreshed for a cooldown"),
  /// A process stops waiting for the lock with neither it nor a fresh reading.
  WAITER_GIVES_UP("a waiter that gives up"),
  /// A process is ended by its outer deadline before it has anything to show.
  CUT_OFF("ended by the outer deadline"),
  /// A run comes to its own end although whoever started it has given it up, or is dead.
  ORPHAN_OUTLIVES("an orphan that comes to its end"),
  /// A process lives on when nothing is left to happen, or when so many steps were taken that it
  /// must be going round in circles.
  NO_END("a process that does not come to its end"),
  /// After the last fault no fresh reading appears within the time that the timings promise.
  NO_RECOVERY("no fresh reading after the last fault");

  private final String violation;

  Property(String violation) {
    this.violation = violation;
  }

  /// What happens when it does not hold, in a few words.
  public String violation() {
    return violation;
  }

  /// By which it is chosen and reported: lower case, with hyphens.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
