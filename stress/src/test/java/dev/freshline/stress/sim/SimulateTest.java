package dev.freshline.stress.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.play.Judge;
import dev.freshline.stress.sim.play.Play;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);

  private String printed() {
    return printed.toString(UTF_8);
  }

  @Test
  void tellAgain_fleet_isTheSameOnEveryCarrier() {
    assertThat(Again.tell(Survey.fleet().play(), 3, out)).isTrue();
    assertThat(printed().lines().filter(line -> line.contains("trace")).map(SimulateTest::trace))
        .hasSize(4)
        .containsOnly(trace(printed().lines().skip(1).findFirst().orElseThrow()));
    assertThat(printed()).contains("chances of a switch").endsWith("the same\n");
  }

  private static String trace(String line) {
    int at = line.indexOf("trace ");
    return line.substring(at, at + "trace 0123456789abcdef".length());
  }

  /// The broken twin: a play that remembers how often it was played.
  @Test
  void tellAgain_playThatRemembers_isNotTheSame() {
    var times = new AtomicInteger();
    Play remembering =
        new Play() {
          @Override
          public String protocol() {
            return "remembering";
          }

          @Override
          public Bounds bounds() {
            return Bounds.QUIET;
          }

          @Override
          public Judge setUp(SimMachine machine) {
            machine.stepClock(Duration.ofMillis(times.incrementAndGet()));
            var places = new Judge.Places(Path.of("/a"), Path.of("/b"), Duration.ZERO);
            return new Judge(machine, places, Set.of(Property.TWO_RUNS));
          }
        };
    assertThat(Again.tell(remembering, 1, out)).isFalse();
    assertThat(printed()).contains("NOT the same");
  }

  @Test
  void table_exampleOfASeed_tellsHowToPlayItAgain() {
    var table = new Table(out, "abc1234");
    var timeline = new Timeline(List.of(new Timeline.Step(Duration.ZERO, "A", "dies", "")));
    table.row(
        "no-uptime",
        "what",
        8,
        Table.NONE,
        "seeds",
        System.nanoTime(),
        new Counterexample(
            "no-uptime", "no-uptime", Property.NO_RECOVERY, 8, 0xabcL, timeline, false));
    table.tellExamples();
    assertThat(printed())
        .contains("trace 0000000000000abc, commit abc1234", "0.000  A     dies")
        .contains("stress/bin/simulate --only no-uptime --seed 8 --seeds 1");
  }

  @Test
  void execute_unknownPlay_isWrongUsageAndNamesThem() {
    var wrong = new StringWriter();
    int code =
        new CommandLine(new Simulate())
            .setErr(new PrintWriter(wrong, true))
            .execute("--only", "nix");
    assertThat(code).isEqualTo(2);
    assertThat(wrong.toString()).contains("found nix", "no-supervisor");
  }

  @Test
  void isCaught_protocol_isWhetherEachPropertyIsBroken() {
    var table = new Table(out, "abc1234");
    Protocol review = Profiles.named("review");
    assertThat(Simulate.isCaught(table, review, EnumSet.of(Property.CUT_OFF))).isTrue();
    Protocol kernel = Profiles.named("ticpu");
    assertThat(Simulate.isCaught(table, kernel, EnumSet.of(Property.STEAL_FROM_LIVING))).isFalse();
    assertThat(printed()).contains("ended by the outer deadline", "the lock of a living owner");
  }

  /// By which a failing seed of it is told to be played again.
  private static String wordOf(String name) {
    return Survey.named(name).orElseThrow().play().word();
  }

  @Test
  void named_everyName_isKnownAndThePlaysOwn() {
    assertThat(Survey.names()).hasSize(13).allMatch(name -> wordOf(name).equals(name));
    assertThat(Survey.named("nix")).isEmpty();
  }
}
