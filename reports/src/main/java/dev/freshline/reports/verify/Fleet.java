package dev.freshline.reports.verify;

import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.OpenLoop;
import java.util.function.Consumer;

/// Where loads are played: with real processes, or in a test.
@FunctionalInterface
public interface Fleet {
  /// Processes of this machine, each load on a ground of its own.
  Fleet REAL = OpenLoop::play;

  /// @throws Exception as [OpenLoop#play] does
  LoadResult play(Load load, Consumer<OpenLoop.Progress> progress) throws Exception;
}
