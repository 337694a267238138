package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.scenario.Property.Verdict;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A short form of the gate: the minimum of Freshline's rounds, and each twin until it is caught,
/// of what every budget has. As in the gate, two are played at once, save those that look at the
/// whole machine.
class ScenariosIT {
  private static final int CROWD = 5;

  /// Its microseconds are met once in several rounds: that is left to the gate.
  private static final String RACE = "proper-lockfile";

  private static final ReadWriteLock COMPANY = new ReentrantReadWriteLock();

  /// What takes a longer budget is left to the gate.
  static List<String> names() {
    return Scenario.all().stream()
        .filter(scenario -> scenario.fromBudget().isZero())
        .map(Scenario::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  @Execution(ExecutionMode.CONCURRENT)
  void play_each_holdsAndItsTwinsAreCaught(String name) {
    Scenario scenario =
        Scenario.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    var entrance = scenario.playsAlone() ? COMPANY.writeLock() : COMPANY.readLock();
    entrance.lock();
    try {
      requireAsExpected(scenario);
    } finally {
      entrance.unlock();
    }
  }

  private static void requireAsExpected(Scenario scenario) {
    var stage = new Stage(1, CROWD);
    List<Property> properties =
        scenario.players().stream()
            .filter(player -> !player.protocol().equals(RACE))
            .map(player -> play(new Lane(scenario, player, stage)))
            .toList();
    assertThat(properties).hasSizeGreaterThanOrEqualTo(2);
    assertThat(properties).allMatch(property -> property.verdict() != Verdict.FAIL);
  }

  private static Property play(Lane lane) {
    try {
      for (int round = 0; round < lane.minimum() && !lane.isDecided(); round++) {
        lane.play(round);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return lane.property();
  }
}
