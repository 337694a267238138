package dev.freshline.stress.sim.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import dev.freshline.host.ChildSpec;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Moment;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.search.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the referee of Freshline's plays sees, on a machine that is at rest between two steps.
class JudgeTest {
  private static final ChildSpec SPEC =
      new ChildSpec(
          List.of("ccusage"),
          Session.CHILD_LOCK,
          "MARK",
          "ours",
          Duration.ofSeconds(40),
          Duration.ofSeconds(2),
          1_000);

  private final SimMachine machine =
      new SimMachine(new Replay(new int[0]), Bounds.QUIET, Carrier.best(), Trace.hashed());
  private final Judge judge =
      new Judge(
          machine,
          new Judge.Places(Session.CACHE, Session.LOCK, Duration.ofSeconds(60)),
          Set.of(Property.DUPLICATE_RUN, Property.STALE_SHOWN_FRESH));
  private final SimProcess process = machine.process(100, "A", Map.of());

  JudgeTest() {
    machine.referee(judge).files().put(Session.CHILD_LOCK, new byte[0]).directory(Session.STATE);
  }

  private void pass(int seconds) {
    process.host().clock().pause(Duration.ofSeconds(seconds));
  }

  /// A run of a new process, which is over when this returns; what it leaves is in the cache.
  private void run(int number) throws IOException {
    var runner = machine.process(1_000 + number, "r" + number, Map.of());
    long began = machine.epochMillis();
    try (var child = runner.host().processes().start(SPEC)) {
      child.await(Duration.ofSeconds(10));
    }
    share("{\"usd\":" + number + ".5,\"stamp\":{\"began\":{\"at\":" + began + "}}}");
    runner.die();
  }

  private void share(String content) throws IOException {
    Path fresh = Session.STATE.resolve("new.tmp");
    process.host().disk().create(fresh, content.getBytes(UTF_8));
    process.host().disk().rename(fresh, Session.CACHE);
  }

  // --- a run that nobody needs ------------------------------------------------------------------

  @Test
  void began_withinTheCooldownOfWhatIsShared_isADuplicateOfWhoeverComes() throws Exception {
    run(1);
    pass(30);
    run(2);
    assertThat(judge.broken()).isEqualTo(Property.DUPLICATE_RUN);
  }

  @Test
  void began_whenTheCooldownIsOver_isNone() throws Exception {
    run(1);
    pass(60);
    run(2);
    assertThat(judge.broken()).isNull();
  }

  @Test
  void began_afterWhatWasSharedWasGarbled_isNone() throws Exception {
    run(1);
    machine.files().put(Session.CACHE, new byte[] {'?'});
    run(2);
    assertThat(judge.broken()).isNull();
  }

  // --- a figure without a mark ------------------------------------------------------------------

  private void show(double usd) {
    var block =
        new ActiveBlock(
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(1),
            new Cost.Priced(usd),
            null,
            1,
            1,
            List.of());
    var judgement = new Judgement(Freshness.FRESH, Duration.ZERO, "");
    var figure = new Figure<BlockState>(block, judgement, "ccusage", Moment.ofMillis(0, null));
    FleetPlay.judgeFresh(judge, process, figure, machine.elapsed());
  }

  @Test
  void judgeFresh_oldRunBesideANewerReading_isStaleShownFresh() throws Exception {
    run(1);
    pass(200);
    run(2);
    show(2.5);
    assertThat(judge.broken()).isNull();
    show(1.5);
    assertThat(judge.broken()).isEqualTo(Property.STALE_SHOWN_FRESH);
  }

  @Test
  void judgeFresh_figureOfNoRun_isStaleShownFresh() {
    show(1.5);
    assertThat(judge.broken()).isEqualTo(Property.STALE_SHOWN_FRESH);
  }

  // --- a holder that nobody can prove -----------------------------------------------------------

  private void record(long startTicks) {
    String record = "{\"pid\":100,\"startTicks\":" + startTicks + ",\"uid\":1000}";
    machine.files().put(Session.RUN.resolve("holder.json"), record.getBytes(UTF_8));
  }

  @Test
  void isUnnamed_holder_isStoppedAndNotInTheRecord() {
    assertThat(FleetPlay.isUnnamed(machine, process)).isFalse();
    process.stop();
    assertThat(FleetPlay.isUnnamed(machine, process)).isTrue();
    record(process.identity().startTicks() - 1); // of a dead one that had the same pid
    assertThat(FleetPlay.isUnnamed(machine, process)).isTrue();
    record(process.identity().startTicks());
    assertThat(FleetPlay.isUnnamed(machine, process)).isFalse();
    assertThat(FleetPlay.isUnnamed(machine, null)).isFalse();
  }
}
