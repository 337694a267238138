package dev.freshline.app.explain;

import dev.freshline.events.Cause;
import dev.freshline.events.Event;
import dev.freshline.events.Holder;
import dev.freshline.events.Ruling;

/// What was decided, in a phrase. Pure.
final class DecisionText {
  private DecisionText() {}

  static String of(Event.Decision decision) {
    return switch (decision) {
      case Event.RenderDecision render -> "render: " + of(render.ruling()) + markBeside(render);
      case Event.RefreshDecision refresh -> "refresh: " + of(refresh.ruling());
      case Event.Published published ->
          published.source() + " published under token " + published.token();
      case Event.Fenced fenced -> fenced.source() + " not published: " + fenced.why();
      case Event.HolderKilled killed -> "ended a stuck holder" + of(killed.holder(), killed.why());
      case Event.TakenOver taken -> "took over the lease of" + of(taken.holder(), taken.why());
      case Event.Refused refused -> "refused " + refused.path() + ": " + refused.why();
      case Event.SettingsBroken broken -> "settings: " + broken.why();
      case Event.Lost lost -> "the journal dropped " + lost.bytes() + " bytes of lines unread";
    };
  }

  private static String markBeside(Event.RenderDecision render) {
    return render.marked() && !render.ruling().stale()
        ? ", beside a figure that was not fresh"
        : "";
  }

  private static String of(Ruling ruling) {
    Holder holder = ruling.holder();
    return (ruling.source().isEmpty() ? "" : ruling.source() + " ")
        + Outlooks.word(ruling.step())
        + ", "
        + of(ruling.cause())
        + (ruling.stale() ? " (not fresh)" : "")
        + (holder == null ? "" : of(holder, ""))
        + (ruling.why().isEmpty() ? "" : ": " + ruling.why());
  }

  private static String of(Cause cause) {
    return switch (cause) {
      case DUE -> "it was due";
      case FORCED -> "it was asked for";
      case COOLDOWN -> "cooldown";
      case BACKOFF -> "backing off";
      case BUSY -> "another process has the lease";
      case ORPHAN -> "an earlier run is still alive";
      case DEBOUNCED -> "another render had just started one";
      case SOURCE -> "the source gave no reading";
      case UNUSABLE -> "a file or path cannot be used";
      case DISABLED -> "no source is turned on";
    };
  }

  private static String of(Holder holder, String why) {
    return " (pid "
        + holder.pid()
        + (holder.session() == null ? "" : ", session " + holder.session())
        + ")"
        + (why.isEmpty() ? "" : ": " + why);
  }
}
