package dev.freshline.source;

import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure.Kind;
import java.time.Duration;

/// What one run of ccusage came to. Exit code 0 alone says little: it also stands for no
/// transcripts at all and for a model without a price.
public sealed interface CcusageResult {
  /// An open block with its cost.
  record Priced(ActiveBlock block, Stamp stamp) implements CcusageResult {}

  /// An open block whose tokens ccusage had no price for; it reports a cost of 0.
  record Unpriced(ActiveBlock block, Stamp stamp) implements CcusageResult {}

  /// There are transcripts, and no block is open.
  record NoActiveBlock(Stamp stamp) implements CcusageResult {}

  /// There is no folder of transcripts. Version 20 calls this success and no blocks.
  record NoDataDirectory(String lookedIn) implements CcusageResult {}

  /// A whole answer that cannot be what it says.
  record Malformed(String why) implements CcusageResult {}

  /// An answer that ends within itself.
  record Truncated(int bytes) implements CcusageResult {}

  /// @param error the line of its standard error that says why, or empty
  record ExitedWith(int code, String error) implements CcusageResult {}

  record TimedOut(Duration timeout) implements CcusageResult {}

  record Overflowed(int limit) implements CcusageResult {}

  record Killed(int code) implements CcusageResult {}

  /// A run of an earlier holder is still alive; nothing was started.
  record OrphanAlive(String who) implements CcusageResult {}

  record NotInstalled(String why) implements CcusageResult {}

  /// The configured command must not be run.
  record Refused(String why) implements CcusageResult {}

  /// ccusage is there, but nothing that could supervise it.
  record NotStarted(String why) implements CcusageResult {}

  /// The reading in this result, or its reason.
  default Fetch<BlockState> toFetch() {
    return switch (this) {
      case Priced(var block, var stamp) -> observed(block, stamp);
      case Unpriced(var block, var stamp) -> observed(block, stamp);
      case NoActiveBlock(var stamp) -> observed(new BlockState.NoActiveBlock(), stamp);
      case NoDataDirectory(var lookedIn) ->
          failed(
              Kind.NO_DATA_DIRECTORY, "expected a projects folder in " + lookedIn + ", found none");
      case Malformed(var why) -> failed(Kind.MALFORMED, why);
      case Truncated(var bytes) ->
          failed(
              Kind.TRUNCATED,
              "expected a whole JSON document, found one cut off after " + bytes + " bytes");
      case ExitedWith(var code, var error) ->
          failed(
              Kind.EXITED,
              "expected exit code 0, found " + code + (error.isEmpty() ? "" : ": " + error));
      case TimedOut(var timeout) ->
          failed(Kind.TIMED_OUT, "still running after " + timeout.toSeconds() + "s, killed");
      case Overflowed(var limit) ->
          failed(Kind.OVERFLOWED, "wrote more than " + limit + " bytes, killed");
      case Killed(var code) -> failed(Kind.KILLED, "killed from outside (exit code " + code + ")");
      case OrphanAlive(var who) ->
          failed(Kind.ORPHAN_ALIVE, "an earlier run is still alive: " + who);
      case NotInstalled(var why) -> failed(Kind.NOT_INSTALLED, why);
      case Refused(var why) -> failed(Kind.NOT_INSTALLED, why);
      case NotStarted(var why) -> failed(Kind.NOT_INSTALLED, why);
    };
  }

  private static Fetch<BlockState> observed(BlockState state, Stamp stamp) {
    return new Fetch.Observed<>(new Reading<>(state, stamp));
  }

  private static Fetch<BlockState> failed(Kind kind, String reason) {
    return new Fetch.Failed<>(new Failure(kind, reason));
  }
}
