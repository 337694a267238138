package dev.freshline.stress.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// The controls of `fake-ccusage` on one ground, and a look into its log.
public final class SlowCcusage {
  /// The variable through which it finds its folder.
  static final String VARIABLE = "FAKE_CCUSAGE";

  private final Path folder;

  SlowCcusage(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  Path log() {
    return folder.resolve("log");
  }

  /// @param distribution such as `uniform:30s..45s`, before it is scaled
  public SlowCcusage lasts(String distribution) throws IOException {
    return put("duration", distribution);
  }

  public SlowCcusage scale(double scale) throws IOException {
    return put("scale", Double.toString(scale));
  }

  public SlowCcusage seed(long seed) throws IOException {
    return put("seed", Long.toString(Math.floorMod(seed, 1_000_000_007L)));
  }

  /// @param share of the runs that fail when their time is over
  public SlowCcusage failures(double share) throws IOException {
    return put("failures", Double.toString(share));
  }

  public SlowCcusage mode(String mode) throws IOException {
    return put("mode", mode);
  }

  /// @param shape native or launcher
  public SlowCcusage shape(String shape) throws IOException {
    return put("shape", shape);
  }

  /// Lets no run end until [#release].
  public SlowCcusage hold() throws IOException {
    return put("hold", "");
  }

  public void release() throws IOException {
    Files.deleteIfExists(folder.resolve("hold"));
  }

  private SlowCcusage put(String name, String value) throws IOException {
    // Replaced whole: a run may be reading it.
    Path aside = folder.resolve("." + name);
    Files.writeString(aside, value + '\n');
    Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    return this;
  }

  /// Lets the witness say of runs that are over that they are, where the bystander who would have
  /// said so was ended with its pid namespace, or before it had left the group of its run.
  void settle(Path program) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(program.toString(), "witness").inheritIO();
    builder.environment().put(VARIABLE, folder.toString());
    builder.start().waitFor();
  }

  /// How many runs have begun so far.
  public int runs() throws IOException {
    return WitnessLog.read(log()).runs();
  }

  /// How long each run lived that is over, in the order of their ends.
  public List<Duration> lives() throws IOException {
    return WitnessLog.lives(log());
  }

  /// How many runs live.
  public int alive() throws IOException {
    return WitnessLog.read(log()).alive();
  }

  /// The pids of all runs so far.
  public List<Long> pids() throws IOException {
    if (!Files.exists(log())) {
      return List.of();
    }
    return Files.readAllLines(log()).stream()
        .filter(line -> line.startsWith("start "))
        .map(line -> Long.parseLong(line.substring(6, line.indexOf('-'))))
        .toList();
  }
}
