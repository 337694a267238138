package dev.freshline.app.explain;

import dev.freshline.app.explain.Explanation.Item;
import dev.freshline.app.explain.Explanation.Outlook;
import dev.freshline.freshness.Freshness;
import dev.freshline.lease.LeaseState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to "why is this figure stale?" in a sentence or two. Pure.
final class Verdict {
  private Verdict() {}

  static String of(List<Item> figures, List<Outlook> sources, LeaseState lease) {
    Item worst = worst(figures);
    if (worst == null) {
      return "every figure is fresh";
    }
    String reason = worst.judgement().why();
    return worst.name()
        + " is "
        + Outlooks.word(worst.judgement().freshness())
        + (reason.isEmpty() ? "" : " (" + reason + ")")
        + ": "
        + cause(worst, sources, lease);
  }

  /// The figure that is to be relied on least, or null when all are fresh.
  private static @Nullable Item worst(List<Item> figures) {
    Item worst = null;
    for (Item figure : figures) {
      Freshness freshness = figure.judgement().freshness();
      if (freshness != Freshness.FRESH
          && (worst == null || freshness.compareTo(worst.judgement().freshness()) > 0)) {
        worst = figure;
      }
    }
    return worst;
  }

  private static String cause(Item figure, List<Outlook> sources, LeaseState lease) {
    Outlook source = sourceOf(figure, sources);
    if (source == null) {
      return figure.source().equals("stdin")
          ? "it is what a session heard with its last response; the next response renews it"
          : "no source that observes it is turned on";
    }
    if (!source.state().equals("DUE")) {
      return source.why().replaceFirst("^its ", source.source() + "'s ");
    }
    return switch (lease) {
      case LeaseState.Held held ->
          "pid "
              + held.pid()
              + (held.overdue() ? " is past its deadline with a refresh" : " is refreshing it now");
      case LeaseState.Free _ -> "the next render starts a refresh, or run 'statusline refresh'";
      case LeaseState.Unclear(String why) -> "who refreshes cannot be told: " + why;
    };
  }

  /// Limits heard on standard input have no source that could be asked; nor does what nobody ever
  /// observed, unless it is the block.
  private static @Nullable Outlook sourceOf(Item figure, List<Outlook> sources) {
    String name = figure.source().isEmpty() ? "ccusage" : figure.source();
    for (Outlook source : sources) {
      if (source.source().equals(name)) {
        return source;
      }
    }
    return null;
  }
}
