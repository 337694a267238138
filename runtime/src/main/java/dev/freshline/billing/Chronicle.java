package dev.freshline.billing;

import dev.freshline.billing.FeedOutcome.Attempt;
import dev.freshline.events.Cause;
import dev.freshline.events.Event;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.freshness.Freshness;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.reading.Readings;
import dev.freshline.source.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a refresh to the journal: what was decided, what each fetch took, who had to be ended.
public final class Chronicle {
  private Chronicle() {}

  public static List<Event> of(Outcome outcome) {
    var events = new ArrayList<Event>();
    switch (outcome) {
      case Outcome.Served(Readings _, List<Standing> standings) ->
          standings.forEach(standing -> events.add(told(standing)));
      case Outcome.Deferred(Readings _, List<Standing> standings, Holder holder, String note) ->
          events.add(
              decision(
                  Step.DEFERRED,
                  Cause.BUSY,
                  "",
                  Standing.isAnyStale(standings),
                  seen(holder),
                  note));
      case Outcome.Refused(Readings _, List<Standing> standings, String why) ->
          events.add(
              decision(
                  Step.REFUSED, Cause.UNUSABLE, "", Standing.isAnyStale(standings), null, why));
      case Outcome.Refreshed refreshed -> {
        HolderRecord ended = refreshed.ended();
        if (ended != null) {
          events.add(new Event.HolderKilled(seen(ended), "past its deadline, seen twice"));
        }
        HolderRecord died = refreshed.died();
        if (died != null) {
          events.add(new Event.TakenOver(seen(died), "it ended without releasing it"));
        }
        refreshed.feeds().forEach(feed -> tell(feed, refreshed.token(), events));
      }
    }
    return events;
  }

  private static void tell(FeedOutcome feed, long token, List<Event> events) {
    switch (feed) {
      case FeedOutcome.NotAsked(String source, Decision decision) ->
          events.add(told(new Standing(source, decision)));
      case FeedOutcome.NoRoom(String source, Due _, String why) ->
          events.add(decision(Step.REFUSED, Cause.UNUSABLE, source, true, null, why));
      case FeedOutcome.Published published -> {
        String source = published.source();
        events.add(run(source, published.attempt(), published.stamp().version(), token, null));
        events.add(new Event.Published(source, token));
        events.add(decision(Step.REFRESHED, cause(published.attempt()), source, false, null, ""));
      }
      case FeedOutcome.Failed failed -> {
        Failure failure = failed.failure();
        if (failure.kind().run() != Failure.Run.NONE) {
          events.add(run(failed.source(), failed.attempt(), "", token, failure));
        }
        boolean left = failure.kind() == Failure.Kind.ORPHAN_ALIVE;
        events.add(
            decision(
                left ? Step.DEFERRED : Step.FAILED,
                left ? Cause.ORPHAN : Cause.SOURCE,
                failed.source(),
                isStale(failed.attempt()),
                null,
                failure.reason()));
      }
      case FeedOutcome.Fenced fenced -> {
        events.add(run(fenced.source(), fenced.attempt(), fenced.stamp().version(), token, null));
        events.add(new Event.Fenced(fenced.source(), fenced.why()));
      }
      case FeedOutcome.Unwritten unwritten -> {
        events.add(
            run(unwritten.source(), unwritten.attempt(), unwritten.stamp().version(), token, null));
        events.add(
            decision(
                Step.REFUSED, Cause.UNUSABLE, unwritten.source(), true, null, unwritten.why()));
      }
    }
  }

  private static RefreshDecision told(Standing standing) {
    return new RefreshDecision(ruling(standing), standing.decision().judgement().age());
  }

  private static Ruling ruling(Standing standing) {
    String source = standing.source();
    boolean stale = standing.isStale();
    return switch (standing.decision()) {
      case Decision.Ask _ -> new Ruling(Step.DEFERRED, Cause.DUE, source, stale);
      case Decision.Cooling _ -> new Ruling(Step.SERVED, Cause.COOLDOWN, source, stale);
      case Decision.BackingOff backing ->
          new Ruling(
              Step.DEFERRED, Cause.BACKOFF, source, stale, null, backing.failure().kind().name());
    };
  }

  private static boolean isStale(Attempt attempt) {
    return attempt.judgement().freshness() != Freshness.FRESH;
  }

  private static Cause cause(Attempt attempt) {
    return attempt.due() == Due.FORCED ? Cause.FORCED : Cause.DUE;
  }

  private static RefreshDecision decision(
      Step step,
      Cause cause,
      String source,
      boolean stale,
      dev.freshline.events.@Nullable Holder holder,
      String why) {
    return new RefreshDecision(new Ruling(step, cause, source, stale, holder, why), null);
  }

  private static FetchRun run(
      String source, Attempt attempt, String version, long token, @Nullable Failure failure) {
    return new FetchRun(
        source,
        version,
        attempt.beganAt(),
        attempt.took(),
        failure == null ? FetchRun.OBSERVED : failure.kind().name(),
        failure != null && failure.kind().run() == Failure.Run.CENSORED,
        token,
        failure == null ? "" : failure.reason());
  }

  private static dev.freshline.events.@Nullable Holder seen(Holder holder) {
    return holder instanceof Holder.Known(HolderRecord record) ? seen(record) : null;
  }

  static dev.freshline.events.Holder seen(HolderRecord record) {
    return new dev.freshline.events.Holder(
        record.process().pid(), record.session(), record.since().at());
  }
}
