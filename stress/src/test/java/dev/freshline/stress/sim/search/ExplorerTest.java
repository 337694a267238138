package dev.freshline.stress.sim.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.Chooser.Question;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.Judge;
import dev.freshline.stress.sim.play.Play;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplorerTest {
  private final List<String> seen = new ArrayList<>();

  /// Asks for two answers and says what they were.
  private final Play asking =
      new Play() {
        @Override
        public String protocol() {
          return "asking";
        }

        @Override
        public Bounds bounds() {
          return Bounds.QUIET;
        }

        @Override
        public Judge setUp(SimMachine machine) {
          int first = machine.choose(Question.CHILD, 2);
          int second = machine.choose(Question.CHILD, 3);
          seen.add(first + "" + second);
          var places = new Judge.Places(Path.of("/a"), Path.of("/b"), Duration.ZERO);
          return new Judge(machine, places, Set.of(Property.TWO_RUNS));
        }
      };

  private Explorer explore(int deviations) {
    var explorer = new Explorer(deviations);
    var seeker = new Seeker(asking, Carrier.best());
    do {
      seeker.once(explorer, Trace.hashed());
    } while (explorer.next());
    return explorer;
  }

  @Test
  void next_anyDeviations_givesEveryPairOnce() {
    assertThat(explore(9).isCut()).isFalse();
    assertThat(seen).containsExactly("00", "01", "02", "10", "11", "12");
  }

  @Test
  void next_oneDeviation_leavesOutTheRestAndSaysSo() {
    assertThat(explore(1).isCut()).isTrue();
    assertThat(seen).containsExactly("00", "01", "02", "10");
  }

  @Test
  void add_manyNumbers_areEachThereOnce() {
    var set = new LongSet();
    for (long i = -50_000; i < 50_000; i++) {
      assertThat(set.add(i * 4096)).isTrue();
    }
    assertThat(set.add(0)).isFalse();
    assertThat(set.add(4096)).isFalse();
    assertThat(set.size()).isEqualTo(100_000);
  }
}
