package dev.freshline.stress.scenario;

import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.sim.Survey;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.search.Exhaustion;
import dev.freshline.stress.sim.search.Seeker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Two and three processes in virtual time, in every order of their steps, with a crash at every
/// step: each round exhausts one play, and a search that does not come to its end has failed.
final class EverySchedule implements Scenario {
  private static final long MOST = 1_000_000;

  @Override
  public String name() {
    return "sim-schedules";
  }

  @Override
  public int minimum() {
    return Survey.schedules().size();
  }

  @Override
  public int maximum() {
    return Survey.schedules().size();
  }

  @Override
  public List<Player> players() {
    List<Player> players = new ArrayList<>();
    var totals = new Totals();
    players.add(Player.freshline((_, round) -> holds(Survey.schedules().get(round), totals)));
    for (Entry twin : Survey.twins()) {
      players.add(Player.twin(twin.play().protocol(), (_, _) -> caught(twin)));
    }
    return players;
  }

  /// What the rounds so far came to: the gate's row tells the last round's words.
  private static final class Totals {
    private int plays;
    private long schedules;
    private long states;

    synchronized String plus(Exhaustion done) {
      plays++;
      schedules += done.schedules();
      states += done.states();
      return String.format(
          Locale.ROOT, "%d complete, %,d schedules, %,d states", plays, schedules, states);
    }
  }

  private static Counts holds(Entry entry, Totals totals) {
    Exhaustion done = exhaust(entry);
    if (done.example() == null && !done.complete()) {
      throw new IllegalStateException(
          "expected the search to come to its end within "
              + done.schedules()
              + " schedules, "
              + entry.what());
    }
    return Simulated.counts(done.runs(), done.crashes(), done.example(), totals.plus(done));
  }

  private static Counts caught(Entry twin) {
    Exhaustion done = exhaust(twin);
    String tried = done.schedules() + " schedules, " + twin.what();
    return Simulated.counts(done.runs(), done.crashes(), done.example(), tried);
  }

  private static Exhaustion exhaust(Entry entry) {
    return Exhaustion.of(new Seeker(entry.play(), Carrier.best()), MOST);
  }
}
