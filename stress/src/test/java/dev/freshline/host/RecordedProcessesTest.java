package dev.freshline.host;

/// Whoever is recorded cannot tell that it is.
class RecordedProcessesTest extends SimProcessesTest {
  private final Host recorded = simulated.recorded();

  @Override
  Processes processes() {
    return recorded.processes();
  }
}
