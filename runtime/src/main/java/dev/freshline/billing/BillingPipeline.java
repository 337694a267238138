package dev.freshline.billing;

import dev.freshline.backoff.PastFailure;
import dev.freshline.billing.FeedOutcome.Attempt;
import dev.freshline.cache.ReadingCache;
import dev.freshline.host.Clock;
import dev.freshline.lease.Acquisition.Busy;
import dev.freshline.lease.Acquisition.Refused;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.lease.Takeover;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.source.Failure;
import dev.freshline.source.Fetch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings the readings up to date, at most one process at a time.
///
/// ```
/// refresh:  gate (fresh / cooldown / backoff) -> try lease -> re-read cache -> fetch -> publish
///               |                                  |                             |        |
///             Served                   Busy: Deferred, names the holder        Failed   Fenced
///                                      stuck: end it, try once more
/// ```
public final class BillingPipeline {
  /// Half a second in all: a process that has the lock writes its record within milliseconds.
  private static final int LOOKS = 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private final Clock clock;
  private final ReadingCache cache;
  private final Leases leases;
  private final Takeover takeover;
  private final List<Feed<?>> feeds;
  private final Housekeeping housekeeping;

  public BillingPipeline(
      Clock clock,
      ReadingCache cache,
      Leases leases,
      Takeover takeover,
      List<Feed<?>> feeds,
      Housekeeping housekeeping) {
    this.clock = clock;
    this.cache = cache;
    this.leases = leases;
    this.takeover = takeover;
    this.feeds = List.copyOf(feeds);
    this.housekeeping = housekeeping;
  }

  /// Refreshes what is due. Where that is nothing, and upkeep is, that alone is done.
  ///
  /// @param session that asks, to be shown to others; may be empty
  /// @param forced asks every source, whatever its age, cooldown and backoff; a rival still wins
  public Outcome refresh(String session, boolean forced) {
    Readings last = cache.read().readings();
    List<Standing> standings = Standing.of(feeds, last, clock.now(), forced);
    if (!Standing.isAnyDue(standings) && !housekeeping.isDue(clock.now())) {
      return new Outcome.Served(last, standings);
    }
    return switch (leases.tryAcquire(session, last.token())) {
      case Refused(String why) -> new Outcome.Refused(last, standings, why);
      case Busy(Holder holder) -> deferOrFree(named(holder), session, last, standings, forced);
      case Lease lease -> refreshUnder(lease, null, forced);
    };
  }

  /// Whether a refresh left nothing by which others could know of it: each render would start
  /// another.
  public boolean isInVain(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Served _, Outcome.Deferred _ -> false;
      case Outcome.Refused _ -> true;
      case Outcome.Refreshed refreshed ->
          refreshed.feeds().stream().anyMatch(FeedOutcome::isForgotten)
              || housekeeping.isDue(clock.now());
    };
  }

  /// A holder makes itself known right after it has the lock; whoever comes in between looks again.
  private Holder named(Holder holder) {
    Holder named = holder;
    for (int look = 0; look < LOOKS && named instanceof Holder.Unknown; look++) {
      clock.pause(BETWEEN_LOOKS);
      named = leases.holder();
    }
    return named;
  }

  /// A busy lease is left to its holder, unless that one is proved to be stuck and could be ended.
  private Outcome deferOrFree(
      Holder holder, String session, Readings last, List<Standing> standings, boolean forced) {
    return switch (takeover.tryFree(holder)) {
      case Takeover.Verdict.NotStuck() -> new Outcome.Deferred(last, standings, holder, "");
      case Takeover.Verdict.Unproven(String why) ->
          new Outcome.Deferred(last, standings, holder, why);
      case Takeover.Verdict.Ended(HolderRecord ended) ->
          switch (leases.tryAcquire(session, last.token())) {
            case Refused(String why) -> new Outcome.Refused(last, standings, why);
            case Busy(Holder rival) ->
                new Outcome.Deferred(last, standings, rival, "was quicker to follow");
            case Lease lease -> refreshUnder(lease, ended, forced);
          };
    };
  }

  private Outcome refreshUnder(Lease lease, @Nullable HolderRecord ended, boolean forced) {
    try (lease) {
      var done = new ArrayList<FeedOutcome>();
      for (Feed<?> feed : feeds) {
        // Read anew for each: the previous holder, or the feed before, may have changed it.
        done.add(refresh(feed, lease, cache.read().readings(), forced));
      }
      housekeeping.tidy(clock.now());
      HolderRecord died = ended == null ? lease.died() : null;
      return new Outcome.Refreshed(cache.read().readings(), lease.token(), ended, died, done);
    }
  }

  private <T> FeedOutcome refresh(Feed<T> feed, Lease lease, Readings current, boolean forced) {
    return switch (decideAgain(feed, current, clock.now(), forced)) {
      case Decision.Cooling cooling -> new FeedOutcome.NotAsked(feed.name(), cooling);
      case Decision.BackingOff backing -> new FeedOutcome.NotAsked(feed.name(), backing);
      case Decision.Ask ask -> fetch(feed, ask, lease, current);
    };
  }

  /// The second look: what was due before the lease was had may have been brought by its last
  /// holder.
  private static Decision decideAgain(Feed<?> feed, Readings current, Moment now, boolean forced) {
    return feed.decide(current, now, forced);
  }

  private <T> FeedOutcome fetch(Feed<T> feed, Decision.Ask ask, Lease lease, Readings current) {
    try {
      cache.requireRoom();
    } catch (IOException e) {
      return new FeedOutcome.NoRoom(feed.name(), ask.due(), String.valueOf(e.getMessage()));
    }
    Moment beganAt = clock.now();
    long start = clock.nanos();
    Fetch<T> fetched = feed.source().get().fetch();
    var attempt =
        new Attempt(ask.due(), ask.judgement(), beganAt, Duration.ofNanos(clock.nanos() - start));
    return switch (fetched) {
      case Fetch.Failed<T>(Failure failure) ->
          new FeedOutcome.Failed(feed.name(), attempt, failure, remember(feed, failure));
      case Fetch.Observed<T>(Reading<T> reading) ->
          publish(feed, attempt, reading.withToken(lease.token()), lease, current);
    };
  }

  private <T> FeedOutcome publish(
      Feed<T> feed, Attempt attempt, Reading<T> fetched, Lease lease, Readings current) {
    return switch (cache.publish(feed.slot().replaced(current, fetched), lease)) {
      case ReadingCache.Publication.Published _ -> {
        forget(feed);
        yield new FeedOutcome.Published(feed.name(), attempt, fetched.stamp());
      }
      case ReadingCache.Publication.Fenced(String why) ->
          new FeedOutcome.Fenced(feed.name(), attempt, fetched.stamp(), why);
      case ReadingCache.Publication.Failed(String why) ->
          new FeedOutcome.Unwritten(feed.name(), attempt, fetched.stamp(), why);
    };
  }

  private @Nullable PastFailure remember(Feed<?> feed, Failure failure) {
    try {
      return feed.failures().remember(failure, clock.now());
    } catch (IOException e) {
      return null; // told by the outcome, which is in vain then
    }
  }

  private static void forget(Feed<?> feed) {
    try {
      feed.failures().clear();
    } catch (IOException e) {
      // The failure is older than the reading just published; its backoff runs out by itself.
      return;
    }
  }
}
