package dev.freshline.bench.app;

import dev.freshline.bench.gate.Contest;
import dev.freshline.bench.gate.Duel;
import dev.freshline.bench.micro.Contests;
import dev.freshline.bench.process.WholeProcesses;
import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Circumstances;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The gate: each bound that is stable on a busy machine, measured just long enough.
final class GateRun {
  private static final Duration EACH = Duration.ofMillis(800);
  private static final int ROUNDS = 11;

  private final Progress progress;
  private final boolean broken;

  /// @param broken whether the broken twins are measured, each of which does everything three times
  GateRun(Progress progress, boolean broken) {
    this.progress = progress;
    this.broken = broken;
  }

  BenchResult measure(Circumstances circumstances) throws Exception {
    progress.begin("gate", 1);
    List<Check> checks = new ArrayList<>();
    var duel = Duel.real(EACH);
    try (var contests = new Contests()) {
      for (Contest contest : contests.all()) {
        progress.accept(contest.name());
        checks.addAll(duel.judge(broken ? contest.slowed() : contest));
      }
    }
    try (var whole = new WholeProcesses(Launcher.root(), 1, progress)) {
      checks.addAll(whole.renderAgainstJvm(ROUNDS, broken));
    }
    return new BenchResult(circumstances, List.of(), List.of(), List.of(), List.of(), checks);
  }
}
