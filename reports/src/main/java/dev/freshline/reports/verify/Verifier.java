package dev.freshline.reports.verify;

import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Runs settings for real and puts what happens beside what was predicted.
public interface Verifier {
  /// @param recommended null where nothing is recommended
  /// @throws UsageException when the workload cannot be played, or not on a machine as busy as this
  /// @throws IOException when no process can be started or judged here
  Verification verify(
      Protocol current, @Nullable Protocol recommended, Workload workload, long seed)
      throws UsageException, IOException, InterruptedException;
}
