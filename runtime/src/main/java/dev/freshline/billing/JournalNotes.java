package dev.freshline.billing;

import dev.freshline.events.Cause;
import dev.freshline.events.Event;
import dev.freshline.events.Event.Fenced;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.HolderKilled;
import dev.freshline.events.Event.Published;
import dev.freshline.events.Event.RefreshDecision;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.events.FigureAge;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.freshness.Judgement;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a render and a refresh write into the journal. Pure.
public final class JournalNotes {
  private JournalNotes() {}

  /// One event for one render: about the source whose decision matters most.
  ///
  /// @param started whether this render started the refresh that was due; if it did not, another
  ///     had
  public static RenderDecision of(Rendering rendering, boolean started) {
    Rendering.Standing telling = null;
    for (Rendering.Standing standing : rendering.standings()) {
      if (telling == null || weight(standing.decision()) > weight(telling.decision())) {
        telling = standing;
      }
    }
    return new RenderDecision(ruling(telling, started), ages(rendering.figures()));
  }

  private static Ruling ruling(Rendering.@Nullable Standing standing, boolean started) {
    if (standing == null) {
      return new Ruling(Step.SERVED, Cause.DISABLED, "", false);
    }
    Decision decision = standing.decision();
    boolean stale = isStale(decision.judgement());
    if (decision.isAsk()) {
      return started
          ? new Ruling(Step.STARTED, Cause.DUE, standing.source(), stale)
          : new Ruling(Step.DEFERRED, Cause.DEBOUNCED, standing.source(), stale);
    }
    return waiting(standing.source(), decision);
  }

  /// A source that is not asked: the wait saved work when its reading is fresh, and prevented it
  /// otherwise.
  private static Ruling waiting(String source, Decision decision) {
    boolean stale = isStale(decision.judgement());
    Cause cause = decision instanceof Decision.Cooling ? Cause.COOLDOWN : Cause.BACKOFF;
    return new Ruling(stale ? Step.DEFERRED : Step.SERVED, cause, source, stale);
  }

  /// Due before held back, and not fresh before fresh. No switch over types: a render comes here.
  private static int weight(Decision decision) {
    int kind = decision.isAsk() ? 4 : decision instanceof Decision.BackingOff ? 2 : 0;
    return kind + (isStale(decision.judgement()) ? 1 : 0);
  }

  private static boolean isStale(Judgement judgement) {
    return judgement.freshness() != Freshness.FRESH;
  }

  private static List<FigureAge> ages(Figures figures) {
    var ages = new ArrayList<FigureAge>(figures.limits().size() + 1);
    if (figures.block().value() != null) {
      ages.add(new FigureAge("block", figures.block().judgement().age()));
    }
    for (Figure<Limit> figure : figures.limits()) {
      Limit limit = figure.value();
      if (limit != null) {
        ages.add(new FigureAge(limit.window(), figure.judgement().age()));
      }
    }
    return ages;
  }

  /// All events of one refresh, in the order in which they happened.
  ///
  /// @param rule by which what was kept is fresh or not
  public static List<Event> of(Outcome outcome, FreshnessRule rule, Moment now) {
    var events = new ArrayList<Event>();
    switch (outcome) {
      case Outcome.Served served -> served.feeds().forEach(feed -> add(feed, 0, now, events));
      case Outcome.Deferred(var _, Holder holder, String note) ->
          events.add(
              new RefreshDecision(
                  new Ruling(
                      Step.DEFERRED,
                      Cause.BUSY,
                      "",
                      isStale(outcome, rule, now),
                      seen(holder),
                      note),
                  null));
      case Outcome.Refused(var _, String why) ->
          events.add(
              new RefreshDecision(
                  new Ruling(
                      Step.REFUSED, Cause.UNUSABLE, "", isStale(outcome, rule, now), null, why),
                  null));
      case Outcome.Refreshed refreshed -> {
        if (refreshed.ended() != null) {
          events.add(new HolderKilled(seen(refreshed.ended()), "it was past its deadline"));
        }
        refreshed.feeds().forEach(feed -> add(feed, refreshed.token(), now, events));
      }
    }
    return events;
  }

  private static boolean isStale(Outcome outcome, FreshnessRule rule, Moment now) {
    Reading<?> block = outcome.readings().block();
    Reading<?> limits = outcome.readings().limits();
    return (block == null && limits == null)
        || (block != null && isStale(rule.judge(block.stamp().beganAt(), now)))
        || (limits != null && isStale(rule.judge(limits.stamp().beganAt(), now)));
  }

  private static void add(FeedOutcome feed, long token, Moment now, List<Event> events) {
    switch (feed) {
      case FeedOutcome.NotAsked(String source, Decision decision) ->
          events.add(new RefreshDecision(waiting(source, decision), decision.judgement().age()));
      case FeedOutcome.Published published -> {
        events.add(
            new FetchRun(
                published.source(),
                published.stamp().version(),
                published.stamp().beganAt(),
                published.took(),
                FetchRun.OBSERVED,
                false,
                token,
                ""));
        events.add(new Published(published.source(), token));
      }
      case FeedOutcome.Failed failed when failed.failure().kind() == Failure.Kind.ORPHAN_ALIVE ->
          events.add(
              decision(Step.DEFERRED, Cause.ORPHAN, failed.source(), failed.failure().reason()));
      case FeedOutcome.Failed failed -> {
        events.add(failedRun(failed, token, now));
        events.add(decision(Step.FAILED, Cause.SOURCE, failed.source(), failed.failure().reason()));
      }
      case FeedOutcome.Fenced(String source, var _, String why, Duration took) -> {
        events.add(run(source, now, took, FetchRun.OBSERVED, false, token, why));
        events.add(new Fenced(source, why));
      }
      case FeedOutcome.Unwritten(String source, var _, String why, Duration took) -> {
        if (took.isPositive()) {
          events.add(run(source, now, took, FetchRun.OBSERVED, false, token, why));
        }
        events.add(decision(Step.FAILED, Cause.UNUSABLE, source, why));
      }
    }
  }

  private static FetchRun failedRun(FeedOutcome.Failed failed, long token, Moment now) {
    Failure failure = failed.failure();
    return run(
        failed.source(),
        now,
        failed.took(),
        failure.kind().name(),
        isCensored(failure.kind()),
        token,
        failure.reason());
  }

  /// Whether the run was ended before it could end by itself.
  private static boolean isCensored(Failure.Kind kind) {
    return switch (kind) {
      case TIMED_OUT, KILLED, OVERFLOWED, STALLED -> true;
      case NOT_INSTALLED,
          NO_DATA_DIRECTORY,
          EXITED,
          TRUNCATED,
          MALFORMED,
          ORPHAN_ALIVE,
          NO_CREDENTIALS,
          UNAUTHORIZED,
          FORBIDDEN,
          RATE_LIMITED,
          SERVER_ERROR,
          UNEXPECTED_STATUS,
          UNREACHABLE ->
          false;
    };
  }

  private static FetchRun run(
      String source,
      Moment now,
      Duration took,
      String outcome,
      boolean censored,
      long token,
      String why) {
    // Only the wall clock goes back: when within the uptime it began does not matter here.
    var beganAt = new Moment(now.at().minus(took), null);
    return new FetchRun(source, "", beganAt, took, outcome, censored, token, why);
  }

  private static RefreshDecision decision(Step step, Cause cause, String source, String why) {
    return new RefreshDecision(new Ruling(step, cause, source, true, null, why), null);
  }

  private static dev.freshline.events.Holder seen(Holder holder) {
    return switch (holder) {
      case Holder.Known(HolderRecord known) -> seen(known);
      case Holder.Unknown _ -> new dev.freshline.events.Holder(0, null, null);
    };
  }

  private static dev.freshline.events.Holder seen(HolderRecord known) {
    return new dev.freshline.events.Holder(
        known.process().pid(), known.session(), known.since().at());
  }
}
