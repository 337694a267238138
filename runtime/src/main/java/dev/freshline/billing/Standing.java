package dev.freshline.billing;

import dev.freshline.freshness.Freshness;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Readings;
import java.util.ArrayList;
import java.util.List;

/// A source and the decision about it at one moment.
public record Standing(String source, Decision decision) {

  static List<Standing> of(List<Feed<?>> feeds, Readings readings, Moment now, boolean forced) {
    List<Standing> standings = new ArrayList<>(feeds.size());
    for (Feed<?> feed : feeds) {
      standings.add(new Standing(feed.name(), feed.decide(readings, now, forced)));
    }
    return standings;
  }

  /// Whether what is shown of it meanwhile is anything but fresh.
  boolean isStale() {
    return decision.judgement().freshness() != Freshness.FRESH;
  }

  static boolean isAnyDue(List<Standing> standings) {
    for (Standing standing : standings) {
      if (standing.decision().isAsk()) {
        return true;
      }
    }
    return false;
  }

  static boolean isAnyCooling(List<Standing> standings) {
    for (Standing standing : standings) {
      if (standing.decision() instanceof Decision.Cooling) {
        return true;
      }
    }
    return false;
  }

  static boolean isAnyStale(List<Standing> standings) {
    for (Standing standing : standings) {
      if (standing.isStale()) {
        return true;
      }
    }
    return false;
  }
}
