package dev.freshline.source;

import dev.freshline.child.ChildResult;
import dev.freshline.child.ChildRunner;
import dev.freshline.host.Disk;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Stamp;
import dev.freshline.source.CcusageLocator.Location;
import java.util.ArrayList;
import java.util.List;

/// The 5-hour block as ccusage computes it from the transcripts on this machine.
///
/// What it cannot tell: a block in which one model has a price and another has none. ccusage
/// reports the sum of the priced part, and nothing in its answer gives the rest away.
public final class CcusageSource implements Source<BlockState> {
  public static final String NAME = "ccusage";

  /// Offline, since a price list that does not answer costs 5 to 10 s of every run.
  public static final List<String> ARGUMENTS = List.of("blocks", "--json", "--active", "--offline");

  /// How a shell, `env` and `timeout` say that a program is no program, or not there.
  private static final int NOT_EXECUTABLE = 126;

  private static final int NOT_FOUND = 127;

  private final CcusageLocator locator;
  private final ClaudeHome home;
  private final Disk disk;
  private final ChildRunner runner;

  public CcusageSource(CcusageLocator locator, ClaudeHome home, Disk disk, ChildRunner runner) {
    this.locator = locator;
    this.home = home;
    this.disk = disk;
    this.runner = runner;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fetch<BlockState> fetch() {
    return observe().toFetch();
  }

  /// Runs ccusage once.
  public CcusageResult observe() {
    return switch (locator.locate()) {
      case Location.Refused(var why) -> new CcusageResult.Refused(why);
      case Location.Missing(var why) -> new CcusageResult.NotInstalled(why);
      case Location.Found(var command, var version) ->
          judged(runner.run(withArguments(command)), version);
    };
  }

  private static List<String> withArguments(List<String> command) {
    var whole = new ArrayList<>(command);
    whole.addAll(ARGUMENTS);
    return whole;
  }

  private CcusageResult judged(ChildResult run, String version) {
    return switch (run) {
      case ChildResult.Exited exited when exited.code() == 0 -> answer(exited, version);
      case ChildResult.Exited exited -> refusal(exited.code(), Excerpt.ofErrors(exited.errors()));
      case ChildResult.TimedOut timedOut -> new CcusageResult.TimedOut(timedOut.timeout());
      case ChildResult.Overflowed overflowed -> new CcusageResult.Overflowed(overflowed.limit());
      case ChildResult.Killed killed -> new CcusageResult.Killed(killed.code());
      case ChildResult.OrphanAlive orphan -> new CcusageResult.OrphanAlive(orphan.who());
      case ChildResult.NotStarted failure -> new CcusageResult.NotStarted(failure.why());
    };
  }

  private CcusageResult answer(ChildResult.Exited exited, String version) {
    var stamp = new Stamp(exited.beganAt(), exited.endedAt(), NAME, version, 0);
    CcusageResult answer = CcusageOutput.parse(exited.output(), stamp);
    // Looked for only after an empty answer: one with a block proves that its data is somewhere.
    return answer instanceof CcusageResult.NoActiveBlock && !home.hasData(disk) ? noData() : answer;
  }

  private CcusageResult refusal(int code, String error) {
    if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
      return new CcusageResult.NotInstalled(
          "ccusage could not be started (exit code "
              + code
              + ")"
              + (error.isEmpty() ? "" : ": " + error));
    }
    return home.hasData(disk) ? new CcusageResult.ExitedWith(code, error) : noData();
  }

  private CcusageResult noData() {
    var places = new StringBuilder();
    for (var place : home.data()) {
      places.append(places.isEmpty() ? "" : ", ").append(place);
    }
    return new CcusageResult.NoDataDirectory(places.toString());
  }
}
