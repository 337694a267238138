package dev.freshline.stress.scenario;

import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.sim.Survey;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.search.Exhaustion;
import dev.freshline.stress.sim.search.Seeker;
import java.util.ArrayList;
import java.util.List;

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
    players.add(Player.freshline((_, round) -> exhaust(Survey.schedules().get(round), true)));
    for (Entry twin : Survey.twins()) {
      players.add(Player.twin(twin.play().protocol(), (_, _) -> exhaust(twin, false)));
    }
    return players;
  }

  private static Counts exhaust(Entry entry, boolean toItsEnd) {
    var done = Exhaustion.of(new Seeker(entry.play(), Carrier.best()), MOST);
    String tried = done.schedules() + " schedules, " + entry.what();
    if (toItsEnd && done.example() == null && !done.complete()) {
      throw new IllegalStateException("expected the search to come to its end within " + tried);
    }
    return Simulated.counts(done.runs(), done.crashes(), done.example(), tried);
  }
}
