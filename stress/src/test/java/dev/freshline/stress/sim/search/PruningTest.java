package dev.freshline.stress.sim.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.Ending;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.OurPlay;
import dev.freshline.stress.sim.play.OurPlay.Script;
import dev.freshline.stress.sim.play.Twin;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/// A state that was met before is not entered again: what that leaves out must lead nowhere else.
class PruningTest {
  private static final Path CACHE = Path.of("/state/reading.json");

  /// Small enough to be tried without any pruning.
  private static final Bounds SMALL = Bounds.QUIET.preemptions(2).crashes(1);

  private static final OurPlay PLAY = new OurPlay(2, 1, Script.FORCED, SMALL, Twin.NONE);

  /// What is left when a run is over, as anybody could find it.
  private static String end(Seeker.Played played) {
    byte[] cache = played.machine().files().content(CACHE);
    return played.judge().runs()
        + " runs, "
        + played.judge().publications()
        + " published, "
        + played.machine().crashes()
        + " crashes, "
        + Arrays.hashCode(cache);
  }

  private static Set<String> ends(Explorer explorer) {
    var seeker = new Seeker(PLAY, Carrier.best());
    Set<String> ends = new HashSet<>();
    do {
      Seeker.Played played = seeker.once(explorer, Trace.hashed());
      if (played.ending() == Ending.QUIET) {
        ends.add(end(played));
      }
    } while (explorer.next());
    return ends;
  }

  private static Explorer knowing(ToLongFunction<SimMachine> state) {
    return new Explorer(Integer.MAX_VALUE, state);
  }

  @Test
  void next_withPruning_comesToTheSameEndsAsWithout() {
    var unseen = new long[1];
    Set<String> all = ends(knowing(machine -> ++unseen[0]));
    assertThat(ends(knowing(SimMachine::hash))).isEqualTo(all).hasSizeGreaterThan(3);
  }

  /// The broken twin: whoever takes different states for one leaves ends out, and this sees it.
  @Test
  void next_withAStateThatForgetsTheProcesses_leavesEndsOut() {
    Set<String> some = ends(knowing(SimMachine::nanos));
    assertThat(some.size()).isLessThan(ends(knowing(SimMachine::hash)).size());
  }

  @Test
  void choose_anyQuestionOfOneWay_isNoChoice() {
    var explorer = new Explorer(1);
    var machine = new SimMachine(explorer, SMALL, Carrier.best(), Trace.hashed());
    assertThat(explorer.choose(Chooser.Question.NEXT, 1, machine)).isZero();
    assertThat(explorer.states()).isZero();
  }
}
