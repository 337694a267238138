package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.recommend.Search.Family;
import dev.freshline.settings.Durations;
import dev.freshline.settings.Key;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What to search among, and from which end: the promise to the reader first, then its cost.
final class Solver {
  /// Shares of runs that a timeout may be made for, beside the one that it must be.
  private static final double[] WIDER = {0.99, 0.999};

  private final Situation situation;
  private final Judge judge;
  private final Search search;

  Solver(Situation situation, Estimator estimator, Terms terms) {
    this.situation = situation;
    this.judge = new Judge(situation, estimator, terms);
    this.search = new Search(judge, families(terms));
  }

  Judge judge() {
    return judge;
  }

  Search search() {
    return search;
  }

  /// The cheapest settings that keep the promise; where it cannot be kept, those that come closest.
  Optional<Candidate> solve() {
    return search.cheapestAt(promise()).or(search::shortestFreshFor);
  }

  /// How long a reader may call a figure fresh, in seconds: what is set, or Freshline's default.
  double promise() {
    Duration freshFor = situation.protocol().freshFor();
    return Times.seconds(freshFor == null ? Durations.parse(Key.FRESH_FOR.initial()) : freshFor);
  }

  /// The first timeout that is searched with: the one that needs the least change.
  double leastTimeout() {
    return timeouts(Terms.ALL).getFirst();
  }

  private List<Family> families(Terms terms) {
    var families = new ArrayList<Family>();
    for (double timeout : timeouts(terms)) {
      for (Origin origin : origins()) {
        families.add(new Family(timeout, origin));
      }
    }
    return families;
  }

  /// A timeout that covers the runs stays as it is; otherwise the least that does, and wider ones.
  private List<Double> timeouts(Terms terms) {
    Duration now = situation.protocol().fetchTimeout();
    double least = situation.tail().seconds();
    boolean covers = Times.seconds(now, 0) >= least || !terms.ask(Codes.TIMEOUT_COVERS_TAIL);
    if (now != null && covers) {
      return List.of(Times.seconds(now));
    }
    var timeouts = new TreeSet<Double>();
    timeouts.add(Times.up(least));
    for (double share : WIDER) {
      if (Tail.of(situation.workload(), share) instanceof Tail.Known known
          && Double.isFinite(known.seconds())) {
        timeouts.add(Times.up(Math.max(least, known.seconds())));
      }
    }
    // The bounds of data cost confidence, so one is chosen before any is looked at.
    return situation.workload().sample() == null
        ? List.copyOf(timeouts)
        : List.of(timeouts.first());
  }

  /// Where ages begin, a cooldown had better begin too; of Freshline both are code.
  private List<Origin> origins() {
    Protocol protocol = situation.protocol();
    boolean isStampOpen = protocol.open().contains("stampAt");
    Origin stamp = isStampOpen ? Origin.START : protocol.stampAt();
    if (protocol.open().contains("cooldownFrom")) {
      return List.of(stamp);
    }
    Origin now = protocol.cooldownFrom();
    return stamp == Origin.END || now == stamp ? List.of(now) : List.of(now, stamp);
  }
}
