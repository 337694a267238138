package dev.freshline.bench.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Commands that run in turn, A B C A B C, so that each round meets the same machine.
public final class Turns {
  /// Runs of each whose memory is watched; they do not count for the times.
  private static final int MEMORY_ROUNDS = 3;

  private final Spawner spawner = new Spawner();
  private final Map<String, Command> commands;

  public Turns(Map<String, Command> commands) {
    this.commands = new LinkedHashMap<>(commands);
  }

  /// What came of them.
  ///
  /// @param runs by name; run i of one met the same machine as run i of another
  /// @param peakKilobytes by name, the median of a few
  public record Result(Map<String, List<Spawned>> runs, Map<String, Long> peakKilobytes) {
    public Result {
      runs = new LinkedHashMap<>(runs);
      peakKilobytes = new LinkedHashMap<>(peakKilobytes);
    }
  }

  /// How often each is run for so many rounds that count.
  static int all(int rounds) {
    return MEMORY_ROUNDS + 1 + rounds;
  }

  /// @param rounds that count; one more comes before them, to warm the file cache
  public Result run(int rounds, Consumer<String> progress) throws IOException {
    Map<String, List<Spawned>> runs = new LinkedHashMap<>();
    Map<String, List<Long>> peaks = new LinkedHashMap<>();
    for (int round = -MEMORY_ROUNDS - 1; round < rounds; round++) {
      for (Map.Entry<String, Command> one : commands.entrySet()) {
        boolean watched = round < -1;
        if (one.getValue().primed()) {
          spawner.run(one.getValue(), false);
        }
        Spawned spawned = spawner.run(one.getValue(), watched);
        if (watched) {
          peaks
              .computeIfAbsent(one.getKey(), name -> new ArrayList<>())
              .add(spawned.peakKilobytes());
        } else if (round >= 0) {
          runs.computeIfAbsent(one.getKey(), name -> new ArrayList<>()).add(spawned);
        }
      }
      progress.accept(
          round < 0 ? "memory, and a first round" : "round " + (round + 1) + " of " + rounds);
    }
    Map<String, Long> medians = new LinkedHashMap<>();
    peaks.forEach((name, all) -> medians.put(name, all.stream().sorted().toList().get(1)));
    return new Result(runs, medians);
  }
}
