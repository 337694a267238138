package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.UnavailableException;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.List;

/// One kind of adversity, and those who face it.
public interface Scenario {
  /// By which it is chosen and reported.
  String name();

  /// Freshline first, then the broken twins.
  List<Player> players();

  /// Rounds that Freshline plays at least, however small the budget; fewer are a failure.
  default int minimum() {
    return 1;
  }

  /// Rounds after which a further one would show nothing new.
  default int maximum() {
    return Integer.MAX_VALUE;
  }

  /// Whether nothing else may be played beside it, because it looks at the whole machine.
  default boolean playsAlone() {
    return false;
  }

  /// Whether a round goes on for many minutes with little to do, so that the others are played
  /// beside it from the beginning, and what plays alone after it.
  default boolean playsBeside() {
    return false;
  }

  /// What a round may take that has not been played yet.
  default Duration firstRound() {
    return Duration.ofSeconds(10);
  }

  /// The smallest budget that it is played in without being asked for by name.
  default Duration fromBudget() {
    return Duration.ZERO;
  }

  /// One protocol in one scenario.
  ///
  /// @param protocol its name
  /// @param expected what its rounds are to show
  record Player(String protocol, Expected expected, Round round) {
    /// Freshline as it ships.
    public static Player freshline(Round round) {
      return new Player("freshline", Expected.HOLDS, round);
    }

    /// A protocol of others that this scenario must catch.
    public static Player twin(String protocol, Round round) {
      return new Player(protocol, Expected.BROKEN, round);
    }

    /// Freshline without one of its guards, which this scenario must catch.
    public static Player mutant(Mutant mutant, Round round) {
      return new Player(
          "freshline:" + mutant.label(),
          Expected.BROKEN,
          (stage, number) -> round.play(stage.with(mutant), number));
    }
  }

  /// One round on a fresh ground.
  @FunctionalInterface
  interface Round {
    /// @throws UnavailableException when this machine lacks what it is played with
    Counts play(Stage stage, int number) throws Exception;
  }

  /// All in order: first what takes a long while by itself.
  static List<Scenario> all() {
    return List.of(
        new Races(),
        new TimeoutBoundary(),
        new Overrun(),
        new RetryBudget(),
        new CooldownAgainstFreshness(),
        new FallbackFreshness(),
        new Crowd(),
        new KilledHolder(),
        new EverySchedule(),
        new Simulated(),
        new KilledAtAStep(),
        new KilledChild(),
        new FencedPublish(),
        new LateStarter(),
        new Stopped(),
        new Storm(),
        new ForgedRecord(),
        new ReplacedFile(),
        new ObstructedPath(),
        new FullDisk(),
        new ClockStep(),
        new Suspend(),
        new DuplicatesFormula(),
        new Namespaces(),
        new TwoUsers(),
        new HardChildren(),
        new UnreapedHolder(),
        new ReusedPid(),
        new BusyMachine(),
        new BigCrowd(),
        new RealTime(),
        new ResidentStorm());
  }
}
