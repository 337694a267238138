package dev.freshline.billing;

import dev.freshline.events.Cause;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.events.FigureAge;
import dev.freshline.events.Holder;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.freshness.Figure;
import dev.freshline.reading.Limit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a render to the journal: one line, so that it costs one append.
///
/// Written with `instanceof`, since each pattern switch costs a cold JVM more than a millisecond.
public final class RenderChronicle {
  private RenderChronicle() {}

  /// @param marked whether a figure of the line was anything but fresh
  /// @param start what was done about a refresh that was due, or null when none was
  public static RenderDecision of(
      Rendering rendering, boolean marked, RefreshStarter.@Nullable Start start) {
    return new RenderDecision(
        start == null ? idle(rendering) : ruling(rendering, start),
        marked,
        ages(rendering.figures()));
  }

  private static Ruling ruling(Rendering rendering, RefreshStarter.Start start) {
    Standing due = standing(rendering, Decision.Ask.class);
    String source = due == null ? "" : due.source();
    boolean stale = due != null && due.isStale();
    if (start instanceof RefreshStarter.Start.Running(var holder)) {
      Holder seen = Chronicle.seen(holder);
      return new Ruling(Step.DEFERRED, Cause.BUSY, source, stale, seen, "");
    }
    if (start instanceof RefreshStarter.Start.Failed(String why)) {
      return new Ruling(Step.FAILED, Cause.UNUSABLE, source, stale, null, why);
    }
    if (start instanceof RefreshStarter.Start.InVain) {
      String why = "the last refresh could write nothing down";
      return new Ruling(Step.DEFERRED, Cause.BACKOFF, source, stale, null, why);
    }
    return start instanceof RefreshStarter.Start.Asked
        ? new Ruling(Step.DEFERRED, Cause.DEBOUNCED, source, stale)
        : new Ruling(Step.STARTED, Cause.DUE, source, stale);
  }

  /// Nothing was due: a backoff is worth more mention than a cooldown, because it may prevent work.
  private static Ruling idle(Rendering rendering) {
    Standing backing = standing(rendering, Decision.BackingOff.class);
    if (backing != null) {
      return waiting(backing, Cause.BACKOFF);
    }
    Standing cooling = standing(rendering, Decision.Cooling.class);
    return cooling == null
        ? new Ruling(Step.SERVED, Cause.DISABLED, "", false)
        : waiting(cooling, Cause.COOLDOWN);
  }

  /// The wait saved work when the reading is fresh, and prevented it otherwise.
  private static Ruling waiting(Standing standing, Cause cause) {
    boolean stale = standing.isStale();
    return new Ruling(stale ? Step.DEFERRED : Step.SERVED, cause, standing.source(), stale);
  }

  private static @Nullable Standing standing(Rendering rendering, Class<? extends Decision> kind) {
    for (Standing standing : rendering.standings()) {
      if (kind.isInstance(standing.decision())) {
        return standing;
      }
    }
    return null;
  }

  private static List<FigureAge> ages(Figures figures) {
    List<FigureAge> ages = new ArrayList<>(1 + figures.limits().size());
    ages.add(new FigureAge("block", figures.block().judgement().age()));
    for (Figure<Limit> limit : figures.limits()) {
      Limit value = limit.value();
      if (value != null) {
        ages.add(new FigureAge(value.window(), limit.judgement().age()));
      }
    }
    return ages;
  }
}
