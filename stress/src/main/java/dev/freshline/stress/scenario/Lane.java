package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.UnavailableException;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Property.Verdict;
import dev.freshline.stress.scenario.Scenario.Player;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One player's way through one scenario: the rounds so far, and what they came to.
///
/// Freshline plays on until a round speaks against it; a twin until one does, and then is caught.
/// Safe for several threads; each round is played on a ground of its own.
public final class Lane {
  /// Rounds within which a broken twin is to be caught.
  public static final int CATCHES = 40;

  private final Scenario scenario;
  private final Player player;
  private final Stage stage;

  private @Nullable Counts counts;
  private int rounds;
  private int breachedIn = Property.NONE;
  private @Nullable String obstacle;
  private @Nullable String failure;
  private boolean cutOff;
  private boolean repeats;
  private Duration longest = Duration.ZERO;
  private Duration took = Duration.ZERO;

  public Lane(Scenario scenario, Player player, Stage stage) {
    this.scenario = scenario;
    this.player = player;
    this.stage = stage;
  }

  public Scenario scenario() {
    return scenario;
  }

  public Player player() {
    return player;
  }

  /// Rounds that have to be played before it can be judged, while nothing is decided.
  public int minimum() {
    return switch (player.expected()) {
      case HOLDS -> scenario.minimum();
      case BROKEN -> CATCHES;
    };
  }

  private int maximum() {
    return switch (player.expected()) {
      case HOLDS -> scenario.maximum();
      case BROKEN -> CATCHES;
    };
  }

  /// Whether no further round would change the verdict.
  public synchronized boolean isDecided() {
    return breachedIn != Property.NONE
        || obstacle != null
        || failure != null
        || rounds >= maximum();
  }

  /// What the next round may take: the longest that one took, or as the scenario has it.
  public synchronized Duration expected() {
    return longest.isZero() ? scenario.firstRound() : longest;
  }

  /// Plays one round and adds up what came of it.
  ///
  /// @throws InterruptedException when it was cut off; it does not count then
  public void play(int round) throws InterruptedException {
    long start = System.nanoTime();
    try {
      add(round, player.round().play(stage, round));
    } catch (UnavailableException e) {
      synchronized (this) {
        obstacle = String.valueOf(e.getMessage());
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("cut off: " + e);
      }
      synchronized (this) {
        failure = "could not be played: " + e;
        breachedIn = round;
      }
    }
    synchronized (this) {
      var last = Duration.ofNanos(System.nanoTime() - start);
      longest = last.compareTo(longest) > 0 ? last : longest;
      took = took.plus(last);
    }
  }

  private synchronized void add(int round, Counts played) {
    // Of rounds that run at once, one may end after another was decisive.
    counts = counts == null ? played : counts.plus(played);
    rounds++;
    if (played.breaches() > 0 && breachedIn == Property.NONE) {
      breachedIn = round;
    }
  }

  /// Says that one round is all that will be played: it decides by itself.
  public synchronized void repeats() {
    repeats = true;
  }

  /// Says that there was no time for more.
  public synchronized void cutOff() {
    cutOff = true;
  }

  /// The verdict as it stands.
  public synchronized Property property() {
    if (failure != null) {
      return judged(Verdict.FAIL, failure);
    }
    if (obstacle != null && breachedIn == Property.NONE) {
      return judged(Verdict.SKIPPED, obstacle);
    }
    boolean breached = breachedIn != Property.NONE;
    if (counts == null || (!breached && rounds < needed()) || isAway(breached)) {
      return judged(Verdict.FAIL, tooFew());
    }
    boolean asExpected = breached == (player.expected() == Expected.BROKEN);
    return judged(asExpected ? Verdict.PASS : Verdict.FAIL, counts.why());
  }

  private int needed() {
    return repeats ? 1 : minimum();
  }

  private boolean isAway(boolean breached) {
    return player.expected() == Expected.BROKEN && !breached;
  }

  private String tooFew() {
    String why = counts == null ? "" : "; " + counts.why();
    return switch (player.expected()) {
      case HOLDS ->
          "expected at least " + minimum() + " rounds, found " + rounds + budgetWord() + why;
      case BROKEN -> "not caught in " + rounds + " rounds" + budgetWord() + why;
    };
  }

  private String budgetWord() {
    return cutOff ? " when the budget was used up; raise --budget" : "";
  }

  private Property judged(Verdict verdict, String why) {
    Counts seen = counts == null ? Counts.NOTHING : counts;
    return new Property(
        scenario.name(),
        player.protocol(),
        rounds,
        took,
        seen.runs(),
        seen.faults(),
        seen.duplicates(),
        seen.overlaps(),
        seen.worstWait(),
        player.expected(),
        verdict,
        breachedIn,
        why);
  }
}
