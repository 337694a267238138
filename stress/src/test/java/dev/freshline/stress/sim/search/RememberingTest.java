package dev.freshline.stress.sim.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.Host;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.Survey;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.Judge;
import dev.freshline.stress.sim.play.Play;
import dev.freshline.stress.sim.recall.Memory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is remembered of a process is what its code would have done.
class RememberingTest {
  private int timesRun;

  static Stream<Entry> plays() {
    return Stream.of(
            Stream.of(Survey.three()), Survey.schedules().stream(), Survey.twins().stream())
        .flatMap(entries -> entries);
  }

  @ParameterizedTest
  @MethodSource("plays")
  void once_remembering_isTheSameTraceAsByTheCode(Entry entry) {
    requireSame(new Seeker(entry.play(), Carrier.best()).remembering(), 300);
  }

  @Test
  void once_rememberingOnThreads_isTheSameTraceAsByTheCode() {
    requireSame(new Seeker(Survey.three().play(), Carrier.THREADS).remembering(), 100);
  }

  private static void requireSame(Seeker remembering, long seeds) {
    var byTheCode = new Seeker(remembering.play(), Carrier.best());
    for (long seed = 1; seed <= seeds; seed++) {
      assertThat(trace(remembering, seed)).as("seed %d", seed).isEqualTo(trace(byTheCode, seed));
    }
    Memory memory = Objects.requireNonNull(remembering.memory());
    assertThat(memory.rehearsals()).isPositive().isLessThan(memory.processes());
  }

  private static long trace(Seeker seeker, long seed) {
    Trace trace = Trace.hashed();
    seeker.once(new Dice(seed), trace);
    return trace.hash();
  }

  /// The broken twin: a process that waits longer each time that its code is run.
  private final class Moody implements Play {
    @Override
    public String protocol() {
      return "moody";
    }

    @Override
    public Bounds bounds() {
      return Bounds.QUIET;
    }

    @Override
    public Judge setUp(SimMachine machine) {
      var places = new Judge.Places(Path.of("/a"), Path.of("/b"), Duration.ZERO);
      Judge judge = new Judge(machine, places, Set.of(Property.NO_END));
      machine.referee(judge);
      machine.process(100, "A", Map.of()).start("wait", this::waitLonger);
      return judge;
    }

    private void waitLonger(Host host) {
      host.clock().pause(Duration.ofSeconds(++timesRun));
      host.processes().find(7);
    }
  }

  @Test
  void exhaustion_codeThatDependsOnSomethingElse_isRefused() {
    var seeker = new Seeker(new Moody(), Carrier.best());
    assertThatThrownBy(() -> Exhaustion.of(seeker, 10))
        .hasMessageContaining("schedule 1")
        .hasMessageContaining("not simulated");
  }

  @Test
  void seeds_codeThatDependsOnSomethingElse_areRefused() {
    var seeker = new Seeker(new Moody(), Carrier.best());
    assertThatThrownBy(() -> Seeds.of(seeker, 1, 10))
        .hasMessageContaining("seed 1")
        .hasMessageContaining("not simulated");
  }
}
