package dev.freshline.billing;

import java.time.Duration;

/// The pipeline's elapsed times. Instants live in files, never here.
///
/// The constructor proves the relations that keep figures from going stale by configuration
/// (`LEASE_OUTLIVES_RUN` and `FRESH_COVERS_CYCLE` of the theory); what is not set is derived, so
/// that a consistent set is the default.
///
/// @param fetchTimeout longest that a fetch may run before its tree is killed
/// @param killGrace between asking the tree to end and ending it
/// @param cooldown from the *start* of one successful fetch to the start of the next
/// @param freshFor age up to which a figure is shown without a mark
/// @param criticalAfter age beyond which a figure is marked as not to be relied on
public record Timings(
    Duration fetchTimeout,
    Duration killGrace,
    Duration cooldown,
    Duration freshFor,
    Duration criticalAfter) {

  /// Added to timeout and kill before a holder counts as stuck: process start, scheduling,
  /// publication.
  public static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  /// The longest delay after a failure of ccusage, as a share of the cooldown: a failure must not
  /// delay a refresh more than a success does.
  public static final int BACKOFF_PERCENT = 80;

  public Timings {
    requirePositive("fetchTimeout", fetchTimeout);
    requirePositive("killGrace", killGrace);
    requirePositive("cooldown", cooldown);
    requireLonger("criticalAfter", criticalAfter, "freshFor", freshFor);
    // Age counts from a fetch's start, so just before its successor publishes it is a cooldown and
    // a run old.
    requireLonger("freshFor", freshFor, "cooldown + fetchTimeout", cooldown.plus(fetchTimeout));
  }

  /// How long a holder has before it is taken for stuck: longer than any run it may supervise.
  public Duration leaseFor() {
    return fetchTimeout.plus(killGrace).plus(LEASE_MARGIN);
  }

  /// The longest delay after a failure of ccusage.
  public Duration backoffCap() {
    // In milliseconds: Duration multiplies through BigDecimal, which costs a cold JVM 10 ms.
    return Duration.ofMillis(cooldown.toMillis() * BACKOFF_PERCENT / 100);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, found " + value);
    }
  }

  private static void requireLonger(String name, Duration value, String floor, Duration least) {
    if (value.compareTo(least) <= 0) {
      throw new IllegalArgumentException(
          name + "=" + value + " must exceed " + floor + "=" + least + "; raise " + name);
    }
  }
}
