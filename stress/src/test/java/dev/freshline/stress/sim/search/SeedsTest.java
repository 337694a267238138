package dev.freshline.stress.sim.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.Survey;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Trace;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
  /// What the gate may take at most to catch a twin.
  private static final int SEEDS = 20_000;

  static Stream<Entry> twins() {
    return Stream.concat(Survey.twins().stream(), Survey.fleetTwins().stream());
  }

  @ParameterizedTest
  @MethodSource("twins")
  void of_twin_isCaught(Entry twin) {
    Seeds done = Seeds.of(new Seeker(twin.play(), Carrier.best()), 1, SEEDS);
    assertThat(done.example()).isNotNull();
  }

  @Test
  void of_freshline_holds() {
    Seeds done = Seeds.of(new Seeker(Survey.fleet().play(), Carrier.best()), 1, 30);
    assertThat(done.example()).isNull();
    assertThat(done.runs()).isGreaterThan(100);
    assertThat(done.crashes()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 8, 19})
  void once_onEitherCarrier_isTheSameTrace(long seed) {
    assertThat(trace(seed, Carrier.THREADS)).isEqualTo(trace(seed, Carrier.CONTINUATIONS));
  }

  private static long trace(long seed, Carrier carrier) {
    Trace trace = Trace.hashed();
    new Seeker(Survey.fleet().play(), carrier).once(new Dice(seed), trace);
    return trace.hash();
  }

  @Test
  void shrink_failingSeed_isPlainerAndBreaksTheSame() {
    Entry twin = Survey.twins().getLast();
    var seeker = new Seeker(twin.play(), Carrier.best());
    Seeds done = Seeds.of(seeker, 1, SEEDS);
    Counterexample example = Objects.requireNonNull(done.example());
    Trace whole = Trace.kept();
    Property broken = seeker.once(new Dice(example.seed()), whole).broken();
    assertThat(example.property()).isEqualTo(broken);
    assertThat(example.timeline().steps())
        .hasSizeLessThanOrEqualTo(whole.timeline().steps().size());
  }
}
